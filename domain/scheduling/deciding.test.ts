import { describe, expect, test } from 'vitest'
import { compileCalendars, explain, horizonFor, nextSlots } from './index.ts'
import {
  allocationsOf,
  at,
  business,
  clock,
  DAY,
  daily,
  decideAt,
  person,
  room,
  service,
  startsOn,
  taken,
  visit,
} from './testing/salon.ts'
import type { Decision, Facts, PlacementOptions, ReasonCode, Visit } from './types.ts'

const anna = person('anna', daily('09:00-12:00'))
const cut = visit(service())
const blocks = [{ id: 'lunch', ...taken('anna', '10:00-10:30') }]
const occupied = [taken('anna', '10:00-10:30', 'visit-1')]
const override = (...codes: ReasonCode[]) => ({ override: new Set(codes) })

/** A decision as 'offered', or its kind with the codes of its reasons. */
const told = (decision: Decision) =>
  decision.kind === 'offered'
    ? 'offered'
    : `${decision.kind}: ${decision.reasons.map((reason) => reason.code).join(' ')}`

describe('rules of time', () => {
  test('notice is counted from now, in minutes', () => {
    // 08:20 + 60 = 09:20
    const asked = visit(service({ noticeMinutes: 60 }))
    expect(startsOn(business([anna]), asked, DAY, at(`${DAY}T08:20`))).toBe('09:30 10:00 10:30 11:00 11:30')
  })

  test('the booking window is counted in local dates: with one day, all of tomorrow and nothing after', () => {
    const asked = visit(service({ bookingWindowDays: 1 }))
    const now = at(`${DAY}T23:50`)
    expect(startsOn(business([anna]), asked, '2026-06-11', now)).toBe('09:00 09:30 10:00 10:30 11:00 11:30')
    expect(startsOn(business([anna]), asked, '2026-06-12', now)).toBe('')
  })

  test('of several items the strictest counts', () => {
    const asked = visit(service(), service({ noticeMinutes: 120 }))
    expect(startsOn(business([anna]), asked, DAY, at(`${DAY}T09:00`))).toBe('11:00')
  })
})

describe('a visitor is told', () => {
  test('slot-taken where only allocations stand in the way, and whose', () => {
    const decision = decideAt(business([anna], { occupied }), cut, `${DAY}T10:00`)
    expect(decision).toMatchObject({
      kind: 'slot-taken',
      reasons: [{ code: 'taken', resourceId: 'anna', appointmentId: 'visit-1' }],
    })
  })

  const far: Facts['locations'] = ['main', 'quay'].map((id) => ({
    id,
    timeZone: 'Europe/London',
    hours: daily(''),
  }))
  test.each<[string, Facts, Visit, string, Partial<PlacementOptions>]>([
    ['off-grid', business([anna]), cut, '09:10', {}],
    ['outside-hours', business([anna]), cut, '11:40', {}],
    ['closed', business([anna], { closures: [{ from: DAY, to: DAY, locationId: null }] }), cut, '10:00', {}],
    ['blocked', business([anna], { blocks }), cut, '10:00', {}],
    ['buffer', business([anna], { blocks }), visit(service({ bufferAfterMinutes: 5 })), '09:30', {}],
    ['notice', business([anna]), visit(service({ noticeMinutes: 2880 })), '10:00', {}],
    ['window', business([anna]), visit(service({ bookingWindowDays: 0 })), '10:00', {}],
    ['past', business([anna]), cut, '10:00', { now: at(`${DAY}T10:01`) }],
    ['other-location', business([anna], { locations: far }), { ...cut, locationId: 'quay' }, '10:00', {}],
    ['unskilled', business([room('blue')]), cut, '10:00', {}],
  ])('not-offered with the rule that stands in the way: %s', (code, facts, asked, time, options) => {
    const decision = decideAt(facts, asked, `${DAY}T${time}`, options)
    expect(decision.kind).toBe('not-offered')
    expect(decision.kind === 'not-offered' && decision.reasons.map((reason) => reason.code)).toContain(code)
  })

  test('not-offered where a rule and an allocation stand in the way, with both', () => {
    const facts = business([anna], { occupied })
    expect(told(decideAt(facts, cut, `${DAY}T10:10`))).toBe('not-offered: off-grid taken')
  })
})

test('explain gives the reasons of a decision, and none for what is offered', () => {
  const facts = business([anna], { blocks })
  const reasons = (local: string) => {
    const start = at(local)
    const calendars = compileCalendars(facts, horizonFor(cut, { from: start, to: start + 1 }))
    return explain(cut, calendars, start, { now: start - 1440 })
  }
  expect(reasons(`${DAY}T10:00`)).toEqual([
    { code: 'blocked', resourceId: 'anna', blockId: 'lunch', detail: 'Blocked from 10:00 to 10:30' },
  ])
  expect(reasons(`${DAY}T09:00`)).toEqual([])
})

test('the next slots are those after a start, as many as asked for', () => {
  const facts = business([anna], { occupied: [taken('anna', '10:00-11:30')] })
  const from = at(`${DAY}T09:00`)
  const calendars = compileCalendars(facts, horizonFor(cut, { from, to: from + 7 * 1440 }))
  const next = nextSlots(cut, calendars, at(`${DAY}T09:30`), from - 1440, 3, from + 7 * 1440)
  expect(next.map((slot) => clock(slot.start))).toEqual(['11:30', '09:00', '09:30'])
})

describe('a member', () => {
  test('accepts rules by their codes, and only those', () => {
    const facts = business([anna], { blocks })
    const decide = (...codes: ReasonCode[]) => decideAt(facts, cut, `${DAY}T10:10`, override(...codes))
    expect(told(decide())).toBe('not-offered: off-grid blocked')
    expect(told(decide('blocked'))).toBe('not-offered: off-grid')
    expect(decide('off-grid', 'blocked', 'notice')).toMatchObject({
      kind: 'offered',
      placement: { resourceIds: ['anna'], overridden: ['off-grid', 'blocked'] },
    })
  })

  test('never accepts an overlap', () => {
    const facts = business([anna], { occupied })
    const all = override('off-grid', 'outside-hours', 'closed', 'blocked', 'buffer', 'unskilled')
    expect(told(decideAt(facts, cut, `${DAY}T10:10`, all))).toBe('slot-taken: taken')
  })

  test('who accepts a buffer gets an allocation without it', () => {
    const facts = business([anna], { occupied })
    const asked = visit(service({ bufferBeforeMinutes: 10, bufferAfterMinutes: 10 }))
    const decision = decideAt(facts, asked, `${DAY}T09:30`, override('buffer'))
    // the one before, from 09:20, is free and stays
    expect(decision.kind === 'offered' && allocationsOf(decision.placement)).toEqual(['anna 09:20-10:00'])
  })
})
