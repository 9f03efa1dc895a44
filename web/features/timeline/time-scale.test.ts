import { describe, expect, test } from 'vitest'
import { dayIndexAt, HOUR, hourTicks, snapOrigin, timeScale, toMs, toX } from './time-scale.ts'
import { timeWords } from './time-words.ts'

/** London, the weekend on which summer time ends: Sunday 25 October 2026 has 25 hours. */
const autumn = timeScale(
  [
    { date: '2026-10-24', start: '2026-10-23T23:00:00Z', end: '2026-10-24T23:00:00Z' },
    { date: '2026-10-25', start: '2026-10-24T23:00:00Z', end: '2026-10-26T00:00:00Z' },
    { date: '2026-10-26', start: '2026-10-26T00:00:00Z', end: '2026-10-27T00:00:00Z' },
  ],
  60,
)
const london = timeWords('Europe/London', 'en-GB')
const ticksOf = (words: ReturnType<typeof timeWords>, start: string, end: string) =>
  hourTicks({ date: '', startMs: Date.parse(start), endMs: Date.parse(end) }, words.clock).map(({ ms }) =>
    words.time(ms),
  )

describe('the scale', () => {
  test('is linear in elapsed time: the day of 25 hours is 25 hours wide', () => {
    expect(autumn.width).toBe((24 + 25 + 24) * 60)
    expect(toX(autumn, Date.parse('2026-10-26T00:00:00Z'))).toBe((24 + 25) * 60)
  })

  test('leads back from pixels to the same instant', () => {
    const ms = Date.parse('2026-10-25T13:17:00Z')
    expect(toMs(autumn, toX(autumn, ms))).toBe(ms)
  })

  test('finds the day of an instant, midnight belonging to the day that begins', () => {
    expect(dayIndexAt(autumn.days, Date.parse('2026-10-24T22:59:59Z'))).toBe(0)
    expect(dayIndexAt(autumn.days, Date.parse('2026-10-24T23:00:00Z'))).toBe(1)
    expect(dayIndexAt(autumn.days, 0)).toBe(0)
  })

  test('snaps from local midnight, not from the day of UTC', () => {
    expect(snapOrigin(autumn, Date.parse('2026-10-25T13:00:00Z'))).toBe(Date.parse('2026-10-24T23:00:00Z'))
  })
})

describe('hours of a day', () => {
  test('of 24 hours are 24', () => {
    expect(ticksOf(london, '2026-06-05T23:00:00Z', '2026-06-06T23:00:00Z')).toHaveLength(24)
  })

  test('of 25 hours show the repeated one twice', () => {
    const ticks = ticksOf(london, '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z')
    expect(ticks).toHaveLength(25)
    expect(ticks.slice(0, 4)).toEqual(['00:00', '01:00', '01:00', '02:00'])
  })

  test('of 23 hours leave the skipped one out', () => {
    const ticks = ticksOf(london, '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z')
    expect(ticks).toHaveLength(23)
    expect(ticks.slice(0, 3)).toEqual(['00:00', '02:00', '03:00'])
  })

  test('stay on the hour where the clock shifts by thirty minutes', () => {
    const lordHowe = timeWords('Australia/Lord_Howe', 'en-GB')
    const start = '2026-10-03T13:30:00Z'
    const ticks = hourTicks(
      { date: '', startMs: Date.parse(start), endMs: Date.parse(start) + 23.5 * HOUR },
      lordHowe.clock,
    )
    expect(ticks.slice(0, 4).map(({ ms }) => lordHowe.time(ms))).toEqual(['00:00', '01:00', '03:00', '04:00'])
  })

  test('begin at one where midnight is skipped', () => {
    const santiago = timeWords('America/Santiago', 'en-GB')
    const ticks = ticksOf(santiago, '2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z')
    expect(ticks[0]).toBe('01:00')
    expect(ticks).toHaveLength(23)
  })
})

describe('times in words', () => {
  test('follow the language: 24 hours in British English, 12 in American', () => {
    const ms = Date.parse('2026-06-06T08:05:00Z')
    expect(london.time(ms)).toBe('09:05')
    expect(timeWords('Europe/London', 'en-US').time(ms)).toMatch(/^9:05\sAM$/)
  })

  test('name the days where a range spans several', () => {
    const gearbox = london.range(Date.parse('2026-06-02T09:00:00Z'), Date.parse('2026-06-04T15:00:00Z'))
    expect(gearbox).toBe('Tue 2 Jun 10:00 – Thu 4 Jun 16:00')
  })

  test('an end at midnight is still the same day', () => {
    expect(london.range(Date.parse('2026-06-06T20:00:00Z'), Date.parse('2026-06-06T23:00:00Z'))).toBe(
      '21:00–00:00',
    )
  })
})
