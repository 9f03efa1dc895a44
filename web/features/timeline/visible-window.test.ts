import { describe, expect, test } from 'vitest'
import { drawnWindow, rowWindow, stillFits } from './visible-window.ts'

const viewport = { left: 1000, top: 300, width: 1200, height: 700 }
const moved = (dx: number, dy: number) => ({ ...viewport, left: viewport.left + dx, top: viewport.top + dy })

describe('the drawn window', () => {
  test('covers the viewport with some room on every side', () => {
    const { x0, x1, y0, y1 } = drawnWindow(viewport)
    expect(x0).toBeLessThan(1000)
    expect(x1).toBeGreaterThan(2200)
    expect(y0).toBeLessThan(300)
    expect(y1).toBeGreaterThan(1000)
  })

  test('never draws more than twice the viewport, however fast it is', () => {
    const { x0, x1, y0, y1 } = drawnWindow(viewport)
    expect((x1 - x0) * (y1 - y0)).toBeLessThan(2 * viewport.width * viewport.height)
  })

  test('stays as it is for a small scroll, and not for one that would show a hole', () => {
    const drawn = drawnWindow(viewport)
    expect(stillFits(drawn, moved(10, -10))).toBe(true)
    for (const [dx, dy] of [
      [400, 0],
      [-400, 0],
      [0, 400],
      [0, -300],
    ] as const) {
      expect(stillFits(drawn, moved(dx, dy))).toBe(false)
    }
  })

  test('reaches further where a fast scroll is heading, and not behind it', () => {
    const still = drawnWindow(viewport)
    const fast = drawnWindow(viewport, 500, 0)
    expect(fast.x1 - still.x1).toBeGreaterThanOrEqual(150)
    expect(fast.x0).toBe(still.x0)
  })

  test('always fits the viewport that it was made for', () => {
    for (let left = 0; left < 3000; left += 37) {
      const here = { ...viewport, left, top: left % 900 }
      expect(stillFits(drawnWindow(here), here)).toBe(true)
    }
  })
  test('is covered by each row, and no two rows beside each other take their steps at once', () => {
    const steps = Array.from({ length: 20 }, () => new Set<number>())
    for (let x = 0; x < 960; x += 48) {
      for (const [row, taken] of steps.entries()) {
        const { x0, x1 } = rowWindow(row, { x0: x, x1: x + 1200 })
        expect(x0).toBeLessThanOrEqual(x)
        expect(x1).toBeGreaterThanOrEqual(x + 1200)
        expect(x1 - x0).toBeLessThan(1200 + 2 * 192)
        taken.add(x1)
      }
    }
    for (const taken of steps) expect(taken.size).toBeLessThanOrEqual(6)
    expect(steps[0]?.intersection(steps[1] as Set<number>).size).toBe(0)
  })
})
