import { expect, test } from 'vitest'
import {
  addDays,
  addMinutes,
  dateIn,
  instantAt,
  localParts,
  minutesBetween,
  mondayOf,
  startOfDay,
} from './temporal.ts'

const LONDON = 'Europe/London'

test('a wall time is read in the zone of the place, in winter and in summer', () => {
  expect(instantAt('2026-01-15', '09:30', LONDON)).toBe('2026-01-15T09:30:00Z')
  expect(instantAt('2026-07-15', '09:30', LONDON)).toBe('2026-07-15T08:30:00Z')
  expect(instantAt('2026-07-15', '09:30', 'Asia/Kathmandu')).toBe('2026-07-15T03:45:00Z')
})

test('a time that the clocks skip moves forward by the gap; a repeated one is the first', () => {
  expect(localParts(instantAt('2026-03-29', '01:30', LONDON), LONDON)).toEqual({
    date: '2026-03-29',
    time: '02:30',
  })
  expect(instantAt('2026-10-25', '01:30', LONDON)).toBe('2026-10-25T00:30:00Z')
})

test('a day begins at its first instant, which is not midnight where the clocks change then', () => {
  expect(startOfDay('2026-07-15', LONDON)).toBe('2026-07-14T23:00:00Z')
  const santiago = startOfDay('2026-09-06', 'America/Santiago')
  expect(localParts(santiago, 'America/Santiago')).toEqual({ date: '2026-09-06', time: '01:00' })
})

test('days and weeks are counted on the calendar, minutes as elapsed time', () => {
  expect(addDays('2026-02-27', 3)).toBe('2026-03-02')
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  expect(mondayOf('2026-11-23')).toBe('2026-11-23')
  expect(addMinutes('2026-03-29T00:45:00Z', 30)).toBe('2026-03-29T01:15:00Z')
  expect(minutesBetween('2026-03-29T00:45:00Z', '2026-03-29T01:15:00Z')).toBe(30)
})

test('today depends on the zone', () => {
  const at = Date.parse('2026-11-24T23:30:00Z')
  expect(dateIn(LONDON, at)).toBe('2026-11-24')
  expect(dateIn('Asia/Tokyo', at)).toBe('2026-11-25')
})
