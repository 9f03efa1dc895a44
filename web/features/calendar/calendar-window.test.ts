import { expect, test } from 'vitest'
import { datesOf, turned, windowOf } from './calendar-window.ts'

test('a week begins on Monday, the other views on the date itself', () => {
  expect(datesOf('week', '2026-11-29')).toEqual({ first: '2026-11-23', last: '2026-11-29' })
  expect(datesOf('three', '2026-11-29')).toEqual({ first: '2026-11-29', last: '2026-12-01' })
  expect(datesOf('day', '2026-11-29')).toEqual({ first: '2026-11-29', last: '2026-11-29' })
})

test('turning a page moves by what is shown', () => {
  expect(turned('day', '2026-11-30', 1)).toBe('2026-12-01')
  expect(turned('week', '2026-11-23', -1)).toBe('2026-11-16')
})

test('a day on which the clocks change is 23 or 25 hours long', () => {
  const hours = (date: string) => {
    const { from, to } = windowOf('day', date, 'Europe/London')
    return (Date.parse(to) - Date.parse(from)) / 3_600_000
  }
  expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-24')]).toEqual([23, 25, 24])
})
