import { describe, expect, test } from 'vitest'
import type { DayVisit } from './api/today.ts'
import { linesOf, nextOf } from './my-day.ts'

const visit = (from: string, to: string, more: Partial<DayVisit> = {}) =>
  ({
    id: from,
    status: 'confirmed',
    start: `2026-11-28T${from}:00Z`,
    end: `2026-11-28T${to}:00Z`,
    arrivedAt: null,
    ...more,
  }) as DayVisit
const pause = (from: string, to: string) => ({
  id: from,
  title: 'Lunch',
  start: `2026-11-28T${from}:00Z`,
  end: `2026-11-28T${to}:00Z`,
})
const shape = (lines: ReturnType<typeof linesOf>) =>
  lines.map((line) => `${line.kind} ${line.start.slice(11, 16)}–${line.end.slice(11, 16)}`)

describe('the lines of a day', () => {
  test('are visits and pauses in order, with the gaps of ten minutes and more between them', () => {
    const lines = linesOf([visit('11:00', '11:30'), visit('09:00', '10:00')], [pause('11:35', '12:00')])
    expect(shape(lines)).toEqual([
      'visit 09:00–10:00',
      'gap 10:00–11:00',
      'visit 11:00–11:30',
      'pause 11:35–12:00',
    ])
  })

  test('leave a gap where a visit was cancelled or missed, and none inside one that goes on', () => {
    const missed = visit('10:00', '11:00', { status: 'no_show' })
    const lines = linesOf(
      [visit('09:00', '10:00'), missed, visit('11:00', '13:00'), visit('11:15', '11:45')],
      [],
    )
    expect(shape(lines)).toEqual([
      'visit 09:00–10:00',
      'gap 10:00–11:00',
      'visit 11:00–13:00',
      'visit 11:15–11:45',
    ])
  })
})

describe('the next customer', () => {
  test('is who is served, else who waits, else who comes first', () => {
    const [first, second, third] = [
      visit('09:00', '10:00'),
      visit('10:00', '11:00', { arrivedAt: '2026-11-28T08:50:00Z' }),
      visit('11:00', '12:00', { status: 'in_progress' }),
    ]
    expect(nextOf([first, second, third])).toBe(third)
    expect(nextOf([first, second])).toBe(second)
    expect(nextOf([first])).toBe(first)
    expect(nextOf([visit('09:00', '10:00', { status: 'completed' })])).toBeUndefined()
  })
})
