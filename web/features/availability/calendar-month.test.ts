import { expect, test } from 'vitest'
import { addDays, addMonths, lastDayOf, sameDayIn, weekdayOf, weeksOf } from './calendar-month.ts'

test('a day is a square of the calendar: the days around a clock change are one apart', () => {
  expect(addDays('2026-03-29', 1)).toBe('2026-03-30')
  expect(addDays('2026-10-25', -1)).toBe('2026-10-24')
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
})

test('months go on over the year’s end', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01')
  expect(addMonths('2026-01', -1)).toBe('2025-12')
  expect(lastDayOf('2026-02')).toBe('2026-02-28')
})

test('weekdays are numbered from Monday, 1, to Sunday, 7', () => {
  expect(weekdayOf('2026-11-23')).toBe(1)
  expect(weekdayOf('2026-11-29')).toBe(7)
})

test('a month’s weeks begin on the reader’s first weekday and hold each of its days once', () => {
  // 1 November 2026 is a Sunday.
  const monday = weeksOf('2026-11', 1)
  expect(monday[0]).toEqual([null, null, null, null, null, null, '2026-11-01'])
  expect(monday).toHaveLength(6)
  const sunday = weeksOf('2026-11', 7)
  expect(sunday[0]?.[0]).toBe('2026-11-01')
  expect(sunday).toHaveLength(5)
  expect(monday.flat().filter(Boolean)).toEqual(sunday.flat().filter(Boolean))
  expect(monday.flat().filter(Boolean)).toHaveLength(30)
})

test('the same day of a shorter month is its last one', () => {
  expect(sameDayIn('2026-01-31', 1)).toBe('2026-02-28')
  expect(sameDayIn('2026-03-31', -1)).toBe('2026-02-28')
  expect(sameDayIn('2026-11-28', 1)).toBe('2026-12-28')
})
