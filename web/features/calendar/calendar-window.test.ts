import { expect, test } from 'vitest'
import { datesOf, daysOf, turned, windowOf, windowsOf } from './calendar-window.ts'

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

test('a month is read in windows of a week, which follow each other without a gap', () => {
  const days = daysOf('month', '2026-10-20', 'Europe/London')
  expect([days.length, days[0]?.date, days.at(-1)?.date]).toEqual([31, '2026-10-01', '2026-10-31'])
  const windows = windowsOf(days)
  expect(windows).toHaveLength(5)
  expect(windows.slice(1).map(({ from }) => from)).toEqual(windows.slice(0, -1).map(({ to }) => to))
  const { from, to } = windowOf('month', '2026-10-20', 'Europe/London')
  expect([windows[0]?.from, windows.at(-1)?.to]).toEqual([from, to])
  expect(windowsOf(daysOf('week', '2026-10-20', 'Europe/London'))).toHaveLength(1)
})

test('a month is turned to the same day of the next one, or its last', () => {
  expect([turned('month', '2026-01-31', 1), turned('month', '2026-03-15', -1)]).toEqual([
    '2026-02-28',
    '2026-02-15',
  ])
})
