import { expect, test } from 'vitest'
import { fullness, weeksOf } from './month-weeks.ts'

const ends = (date: string, first: number) => {
  const weeks = weeksOf(date, first)
  return [weeks.length, weeks[0]?.[0], weeks.at(-1)?.at(-1)]
}

test('a month is whole weeks, which begin where the reader’s do', () => {
  // November 2026 begins on a Sunday and has 30 days
  expect(ends('2026-11-28', 1)).toEqual([6, '2026-10-26', '2026-12-06'])
  expect(ends('2026-11-28', 7)).toEqual([5, '2026-11-01', '2026-12-05'])
  expect(ends('2026-11-28', 6)).toEqual([5, '2026-10-31', '2026-12-04'])
  // four weeks and not a day more
  expect(ends('2027-02-15', 1)).toEqual([4, '2027-02-01', '2027-02-28'])
})

test('a day is as full as its working time is booked, and on a closed one that says nothing', () => {
  const day = (workingMinutes: number, bookedMinutes: number) =>
    fullness({ date: '', start: '', end: '', visits: 0, first: [], workingMinutes, bookedMinutes })
  expect(day(480, 120)).toBe(25)
  expect(day(480, 500)).toBe(100)
  expect(day(0, 0)).toBeNull()
})
