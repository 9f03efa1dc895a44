import { describe, expect, test } from 'vitest'
import { anchoredLeft, firstLeft, firstMs } from './scroll-anchor.ts'
import { at, data, resource } from './testing/salon.ts'
import { timeScale, toX } from './time-scale.ts'

const { days } = data({})
const scale = timeScale(days, 100)
const resources = [resource('priya')]

describe('the first view', () => {
  test('begins half an hour before work when the present is in sight from there', () => {
    expect(firstLeft(scale, resources, 1200, at('11:40'))).toBe(850)
  })

  test('begins so that the present is a third in when it would be out of sight', () => {
    expect(firstLeft(scale, resources, 600, at('17:00'))).toBe(1700 - 200)
  })

  test('begins at work on other days', () => {
    expect(firstLeft(scale, resources, 1200, at('11:40') + 7 * 24 * 3_600_000)).toBe(850)
  })
})

describe('a week', () => {
  const week = timeScale(
    [...days, { date: '2026-06-07', start: '2026-06-07T00:00:00Z', end: '2026-06-08T00:00:00Z' }],
    100,
  )
  const working = [{ start: '2026-06-07T10:00:00Z', end: '2026-06-07T16:00:00Z' }]
  const sunday = { ...resource('sunday'), working }

  test('begins at the opening of the day that was asked for, also when it isn’t today', () => {
    expect(firstLeft(week, [...resources, sunday], 600, at('11:40'), '2026-06-07')).toBe(2400 + 950)
  })

  test('the keyboard begins at the same opening, and today at the present', () => {
    expect(firstMs(week, [...resources, sunday], at('11:40'), '2026-06-07')).toBe(
      Date.parse('2026-06-07T10:00:00Z'),
    )
    expect(firstMs(week, resources, at('11:40'), '2026-06-06')).toBe(at('11:40'))
  })

  test('begins today when the date asked for isn’t in it', () => {
    expect(firstLeft(week, resources, 1200, at('11:40'), '2026-08-01')).toBe(850)
  })
})

describe('an instant stays where it is', () => {
  test('when one zooms in at it', () => {
    const closer = timeScale(days, 200)
    const left = anchoredLeft(scale, closer, 800, 300)
    // 11:00 is 300 px in, before and after.
    expect(toX(closer, at('11:00')) - (left ?? 0)).toBe(300)
  })

  test('when days are put before it', () => {
    const longer = timeScale(
      [{ date: '2026-06-05', start: '2026-06-05T00:00:00Z', end: days[0]?.start ?? '' }, ...days],
      100,
    )
    expect(anchoredLeft(scale, longer, 800)).toBe(3200)
  })

  test('unless it is no longer there', () => {
    const other = timeScale(
      [{ date: '2026-07-01', start: '2026-07-01T00:00:00Z', end: '2026-07-02T00:00:00Z' }],
      100,
    )
    expect(anchoredLeft(scale, other, 800)).toBeNull()
  })
})
