import { describe, expect, test } from 'vitest'
import { compileCalendars, horizonFor, localDay, workingWindows } from './index.ts'
import {
  at,
  business,
  clock,
  DAY,
  daily,
  instead,
  person,
  service,
  slotsOn,
  startsOn,
  visit,
} from './testing/salon.ts'
import type { Facts, Hours, Rota } from './types.ts'

const hourly = visit(service({ durationMinutes: 60, slotIntervalMinutes: 60 }))

/** When anna works, as '09:00-17:00 (480)' with the elapsed minutes. */
function workingOn(
  hours: Hours,
  date: string,
  timeZone = 'Europe/London',
  more: Partial<Facts> = {},
): string {
  const facts = business([person('anna', hours)], { timeZone, ...more })
  const windows = workingWindows(compileCalendars(facts, localDay(date, timeZone)), 'anna')
  return Array.from({ length: windows.length / 2 }, (_, i) => {
    const [start, end] = [windows[2 * i] as number, windows[2 * i + 1] as number]
    return `${clock(start, timeZone)}-${clock(end, timeZone)} (${end - start})`
  }).join(' ')
}

describe('hours', () => {
  test('an override replaces the windows that start on its date, not one that began the evening before', () => {
    const nights = daily('22:00-02:00')
    expect(workingOn(nights, '2026-06-10')).toBe('00:00-02:00 (120) 22:00-00:00 (120)')
    expect(workingOn(instead(nights, '2026-06-10', '10:00-12:00'), '2026-06-10')).toBe(
      '00:00-02:00 (120) 10:00-12:00 (120)',
    )
    expect(workingOn(instead(nights, '2026-06-10', ''), '2026-06-10')).toBe('00:00-02:00 (120)')
  })

  test('an end at or before the start is on the next day', () => {
    expect(workingOn(daily('09:00-09:00'), '2026-06-10')).toBe('00:00-00:00 (1440)')
  })

  test('windows that touch are one stretch of work, and windows may overlap', () => {
    expect(startsOn(business([person('anna', daily('09:00-10:30 10:30-12:00'))]), hourly)).toBe(
      '09:00 10:00 10:30',
    )
    expect(startsOn(business([person('anna', daily('09:00-11:00 10:00-12:00'))]), hourly)).toBe(
      '09:00 10:00 11:00',
    )
  })

  test('without hours of their own they are those of the location; with empty ones it never works', () => {
    const never = { weekly: [], overrides: [] }
    expect(startsOn(business([person('anna', null)]), hourly)).toBe(
      '09:00 10:00 11:00 12:00 13:00 14:00 15:00 16:00',
    )
    expect(startsOn(business([person('anna', never)]), hourly)).toBe('')
  })

  test('a closure cuts from midnight to midnight, also out of a window begun the day before', () => {
    const closures = [{ from: '2026-06-10', to: '2026-06-10', locationId: 'main' }]
    const nights = daily('22:00-02:00')
    expect(workingOn(nights, '2026-06-09', 'Europe/London', { closures })).toBe(
      '00:00-02:00 (120) 22:00-00:00 (120)',
    )
    expect(workingOn(nights, '2026-06-10', 'Europe/London', { closures })).toBe('')
    expect(workingOn(nights, '2026-06-11', 'Europe/London', { closures })).toBe(
      '00:00-02:00 (120) 22:00-00:00 (120)',
    )
  })

  test('a closure of one location leaves windows at another one, and windows carry their location', () => {
    const hours = {
      weekly: [...daily('09:00-11:00').weekly, ...daily('13:00-15:00', 'quay').weekly],
      overrides: [],
    }
    const facts = business([person('anna', hours)], {
      locations: ['main', 'quay'].map((id) => ({ id, timeZone: 'Europe/London', hours: daily('') })),
      closures: [{ from: '2026-06-10', to: '2026-06-10', locationId: 'main' }],
    })
    expect(startsOn(facts, hourly)).toBe('')
    expect(startsOn(facts, { ...hourly, locationId: 'quay' })).toBe('13:00 14:00')
    expect(startsOn(facts, hourly, '2026-06-11')).toBe('09:00 10:00')
  })
})

describe('the change of the clock', () => {
  test('a start that is skipped moves forward by the gap: 01:30 becomes 02:30, and the window is 60 minutes', () => {
    expect(workingOn(daily('01:30-03:30'), '2026-03-29')).toBe('02:30-03:30 (60)')
  })

  test('a window that becomes empty is dropped: 01:30 becomes 02:30, after 02:00', () => {
    expect(workingOn(daily('01:30-02:00'), '2026-03-29')).toBe('')
  })

  test('of a time that happens twice, a start takes the first and an end the second', () => {
    // 01:30 BST is 00:30Z, 01:30 GMT is 01:30Z
    expect(workingOn(daily('01:30-03:00'), '2026-10-25')).toBe('01:30-03:00 (150)')
    expect(workingOn(daily('00:00-01:30'), '2026-10-25')).toBe('00:00-01:30 (150)')
  })

  test('on Lord Howe Island it is half an hour: 02:00 to 02:30 is skipped in October and 01:30 to 02:00 repeated in April', () => {
    expect(workingOn(daily('02:15-04:00'), '2026-10-04', 'Australia/Lord_Howe')).toBe('02:45-04:00 (75)')
    expect(workingOn(daily('00:00-01:45'), '2026-04-05', 'Australia/Lord_Howe')).toBe('00:00-01:45 (135)')
  })

  test('in Santiago midnight itself is skipped in September, and a closed day begins at 01:00', () => {
    const closures = [{ from: '2026-09-06', to: '2026-09-06', locationId: null }]
    expect(workingOn(daily('20:00-04:00'), '2026-09-06', 'America/Santiago')).toBe(
      '01:00-04:00 (180) 20:00-00:00 (240)',
    )
    expect(workingOn(daily('20:00-04:00'), '2026-09-06', 'America/Santiago', { closures })).toBe('')
    const day = localDay('2026-09-06', 'America/Santiago')
    expect(day.to - day.from).toBe(23 * 60)
  })

  test('half an hour is half an hour on that day too', () => {
    const facts = business([person('anna', daily('00:30-03:00'))])
    const slots = slotsOn(facts, visit(service()), '2026-03-29')
    // 00:30 GMT to 03:00 BST are 90 minutes
    expect(slots.map((slot) => `${clock(slot.start)}-${clock(slot.end)}`)).toEqual([
      '00:30-02:00',
      '02:00-02:30',
      '02:30-03:00',
    ])
    expect(slots.every((slot) => slot.end - slot.start === 30)).toBe(true)
  })

  test('a local date holds 23 or 25 hours then', () => {
    expect(localDay('2026-03-29', 'Europe/London')).toEqual({
      from: at('2026-03-29T00:00'),
      to: at('2026-03-29T00:00') + 23 * 60,
    })
    const long = localDay('2026-10-25', 'Europe/London')
    expect(long.to - long.from).toBe(25 * 60)
  })
})

test('calendars answer for what their horizon holds, and say so otherwise', () => {
  const facts = business([person('anna', daily('09:00-17:00'))])
  const asked = visit(service({ durationMinutes: 60, bufferBeforeMinutes: 10, bufferAfterMinutes: 20 }))
  const day = localDay('2026-06-10', 'Europe/London')
  // 10 minutes before the first start, and 60 + 20 after the last
  expect(horizonFor(asked, day)).toEqual({ from: day.from - 10, to: day.to + 80 })
  expect(() => slotsOn(facts, asked)).not.toThrow()
})

describe('a rota', () => {
  const rota = (validFrom: string, ...weeks: string[]): Rota => ({
    validFrom,
    weeks: weeks.map((windows) => daily(windows).weekly),
  })
  const alternating: Hours = {
    ...daily('09:00-10:00'),
    // 16 December 2026 is a Wednesday: its week begins on Monday the 14th
    rotas: [rota('2026-12-16', '06:00-14:00', '14:00-22:00')],
  }

  test('counts from the day that it is valid; before it the weekly hours do', () => {
    expect(workingOn(alternating, '2026-12-15')).toBe('09:00-10:00 (60)')
    expect(workingOn(alternating, '2026-12-16')).toBe('06:00-14:00 (480)')
    expect(workingOn(alternating, '2026-12-20')).toBe('06:00-14:00 (480)')
    expect(workingOn(alternating, '2026-12-21')).toBe('14:00-22:00 (480)')
  })

  test('goes on alternating across the end of a year of 53 weeks', () => {
    // 14, 21, 28 December, 4 January: weeks 0, 1, 2, 3; 31 December and 1 January are in one week
    expect(workingOn(alternating, '2026-12-31')).toBe('06:00-14:00 (480)')
    expect(workingOn(alternating, '2027-01-01')).toBe('06:00-14:00 (480)')
    expect(workingOn(alternating, '2027-01-04')).toBe('14:00-22:00 (480)')
    // 13 December 2027 is 52 weeks after 14 December 2026
    expect(workingOn(alternating, '2027-12-13')).toBe('06:00-14:00 (480)')
  })

  test('changes its week on Monday also where the clock changes on Sunday', () => {
    const london: Hours = { ...daily(''), rotas: [rota('2026-03-23', '00:00-04:00', '01:00-05:00')] }
    // 29 March: 01:00 becomes 02:00, so four hours on the clock are three
    expect(workingOn(london, '2026-03-29')).toBe('00:00-04:00 (180)')
    expect(workingOn(london, '2026-03-30')).toBe('01:00-05:00 (240)')
  })

  test('gives way to a newer one, and to an override; a night of the week before still ends in the morning', () => {
    const hours: Hours = {
      ...daily('09:00-10:00'),
      rotas: [rota('2026-06-08', '22:00-02:00', '', ''), rota('2026-06-17', '12:00-13:00')],
    }
    expect(workingOn(hours, '2026-06-15')).toBe('00:00-02:00 (120)')
    expect(workingOn(hours, '2026-06-16')).toBe('')
    expect(workingOn(hours, '2026-06-17')).toBe('12:00-13:00 (60)')
    expect(workingOn({ ...hours, rotas: hours.rotas?.toReversed() ?? [] }, '2026-07-20')).toBe(
      '12:00-13:00 (60)',
    )
    expect(workingOn(instead(hours, '2026-06-17', '07:00-08:00'), '2026-06-17')).toBe('07:00-08:00 (60)')
  })

  test('offers what its week says', () => {
    const facts = business([person('anna', { ...daily(''), rotas: [rota(DAY, '10:00-12:00', '')] })])
    expect(startsOn(facts, hourly, DAY)).toBe('10:00 11:00')
    expect(startsOn(facts, hourly, '2026-06-17')).toBe('')
    expect(startsOn(facts, hourly, '2026-06-24')).toBe('10:00 11:00')
  })
})
