import { expect, test } from 'vitest'
import { onDates, repetitions } from './repeat.ts'

test('every so many days, weeks or months, until a date or a count', () => {
  expect(repetitions('2026-12-30', { every: 'day', interval: 2, count: 3 })).toEqual([
    '2026-12-30',
    '2027-01-01',
    '2027-01-03',
  ])
  expect(repetitions('2026-12-30', { every: 'day', interval: 1, until: '2026-12-31' })).toHaveLength(2)
  expect(repetitions('2027-01-31', { every: 'month', interval: 1, count: 3 })).toEqual([
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
  ])
})

test('weeks are counted from the Monday of the first date, also across a year, and earlier weekdays are left out', () => {
  // 30 December 2026 is a Wednesday
  const repeat = { every: 'week', interval: 2, weekdays: [5, 1], count: 4 } as const
  expect(repetitions('2026-12-30', repeat)).toEqual(['2027-01-01', '2027-01-11', '2027-01-15', '2027-01-25'])
  expect(repetitions('2026-12-30', { every: 'week', interval: 1, count: 2 })).toEqual([
    '2026-12-30',
    '2027-01-06',
  ])
})

test('four hundred at most, and two years', () => {
  expect(repetitions('2026-01-01', { every: 'day', interval: 1, count: 400 })).toHaveLength(400)
  expect(repetitions('2026-01-01', { every: 'day', interval: 1, count: 401 })).toBeNull()
  expect(repetitions('2026-01-01', { every: 'week', interval: 1, until: '2029-01-01' })).toBeNull()
  expect(repetitions('2026-01-01', { every: 'month', interval: 1, until: '2028-01-01' })).toHaveLength(25)
})

test('wall times stay where they are when the clock changes', () => {
  const noon = { start: Date.parse('2026-03-28T12:00:00Z'), end: Date.parse('2026-03-28T13:00:00Z') }
  const written = (block: { start: number; end: number }, dates: string[]) =>
    onDates(block, dates, 'Europe/London').map((one) => [
      new Date(one.start).toISOString().slice(0, 16),
      (one.end - one.start) / 60_000,
    ])
  expect(written(noon, ['2026-03-28', '2026-03-29'])).toEqual([
    ['2026-03-28T12:00', 60],
    ['2026-03-29T11:00', 60],
  ])
  // 23:00 to 03:00: an hour shorter on the night to 29 March, an hour longer on the one to 25 October
  const night = { start: Date.parse('2026-03-27T23:00:00Z'), end: Date.parse('2026-03-28T03:00:00Z') }
  expect(written(night, ['2026-03-27', '2026-03-28', '2026-10-24'])).toEqual([
    ['2026-03-27T23:00', 240],
    ['2026-03-28T23:00', 180],
    ['2026-10-24T22:00', 300],
  ])
  // 01:00 to 02:00 isn't there on 29 March: 02:00 to 02:00
  const gap = { start: Date.parse('2026-03-28T01:00:00Z'), end: Date.parse('2026-03-28T02:00:00Z') }
  expect(written(gap, ['2026-03-29'])).toEqual([])
})
