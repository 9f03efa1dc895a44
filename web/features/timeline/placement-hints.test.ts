import { describe, expect, test } from 'vitest'
import { type PlacementReason, placementHints } from './placement-hints.ts'
import { at, data, item, resource } from './testing/salon.ts'
import type { TimelineItem, Verdict } from './timeline.types.ts'

const hm = (ms: number | null) => (ms === null ? 'never' : new Date(ms).toISOString().slice(11, 16))

function say(reason: PlacementReason): string {
  if (!('blocker' in reason)) return `${reason.resource.name}: ${reason.code}`
  const what = reason.blocker.serviceNames?.[0] ?? reason.blocker.title
  return `${reason.resource.name}: ${what} until ${hm(Date.parse(reason.blocker.end))}; next ${hm(reason.nextMs)}`
}

const resources = [
  resource('priya'),
  resource('tom'),
  resource('room-1', 'room', 'Room 1'),
  resource('room-2', 'room', 'Room 2'),
]
/** 14 to 15 in Room 2, ten minutes of cleaning after it. */
const couples = item('couples', 'room-2', '14:00', '15:00', {
  appointmentId: 'couples',
  serviceNames: ['Couples’ massage'],
  occupiedEnd: '2026-06-06T15:10:00Z',
})
const facialPriya = item('facial-priya', 'priya', '10:00', '11:00', { appointmentId: 'facial' })
const facialRoom = item('facial-room', 'room-2', '10:00', '11:00', { appointmentId: 'facial' })
const lunch = item('lunch', 'tom', '12:00', '13:00', { kind: 'block', status: 'block', title: 'Lunch' })

function judge(
  items: TimelineItem[],
  piece: TimelineItem | null,
  resourceId: string,
  start: string,
  end: string,
): Verdict {
  return placementHints(data({ resources, items }), { nowMs: at('09:00'), say })(
    piece,
    resourceId,
    at(start),
    at(end),
  )
}

describe('a free place', () => {
  test('on a row of the same kind is fine', () => {
    expect(judge([facialPriya, facialRoom], facialPriya, 'tom', '12:00', '13:00')).toEqual({ ok: true })
  })

  test('next to another visit is fine: half-open ranges that touch don’t overlap', () => {
    const next = item('next', 'priya', '12:00', '13:00', { appointmentId: 'next' })
    expect(judge([facialPriya, next], facialPriya, 'priya', '11:00', '12:00').ok).toBe(true)
  })

  test('over its own old place is fine', () => {
    expect(judge([facialPriya, facialRoom], facialPriya, 'priya', '10:15', '11:15').ok).toBe(true)
  })

  test('for a new visit is fine, and over another one it isn’t', () => {
    expect(judge([facialPriya], null, 'priya', '11:00', '12:00').ok).toBe(true)
    expect(judge([facialPriya], null, 'priya', '10:30', '12:00')).toMatchObject({ ok: false, warning: false })
  })
})

describe('what refuses', () => {
  test('another kind of row', () => {
    expect(judge([facialPriya], facialPriya, 'room-1', '12:00', '13:00')).toMatchObject({
      ok: false,
      warning: false,
      reason: 'Room 1: other-kind',
    })
  })

  test('another piece of the visit that has no place, with what is there and when it is free', () => {
    const verdict = judge([facialPriya, facialRoom, couples], facialPriya, 'priya', '14:30', '15:30')
    expect(verdict).toMatchObject({ ok: false, warning: false })
    // The room is cleaned until 15:10, so that is the next start, not 15:00.
    expect(verdict.reason).toBe('Room 2: Couples’ massage until 15:00; next 15:10')
  })

  test('and the next time passes over everything that is in the way', () => {
    const later = item('later', 'room-2', '15:30', '16:30', { appointmentId: 'later' })
    const verdict = judge([facialPriya, facialRoom, couples, later], facialPriya, 'priya', '14:30', '15:30')
    expect(verdict.reason).toMatch(/next 16:30$/)
  })

  test('and there is no next time when the day is over', () => {
    const evening = item('evening', 'priya', '15:00', '18:00', { appointmentId: 'evening' })
    const verdict = judge([facialPriya, evening], facialPriya, 'priya', '15:00', '16:00')
    expect(verdict.reason).toMatch(/next never$/)
  })

  test('a person who is needed twice at once in the same visit', () => {
    const tom = item('couple-tom', 'tom', '10:00', '11:00', { appointmentId: 'facial' })
    expect(judge([facialPriya, tom], facialPriya, 'tom', '10:00', '11:00')).toMatchObject({
      warning: false,
      reason: 'tom: same-visit',
    })
  })

  test('an end that is stretched into the next visit', () => {
    const next = item('next', 'priya', '11:15', '12:00', { appointmentId: 'next' })
    expect(judge([facialPriya, next], facialPriya, 'priya', '10:00', '11:30').ok).toBe(false)
  })
})

describe('what warns, since a member may override it', () => {
  test('a block', () => {
    expect(judge([facialPriya, lunch], facialPriya, 'tom', '12:30', '13:30')).toMatchObject({
      ok: false,
      warning: true,
      reason: 'tom: Lunch until 13:00; next 13:00',
    })
  })

  test('hours that it would leave', () => {
    expect(judge([facialPriya], facialPriya, 'priya', '17:30', '18:30')).toMatchObject({
      warning: true,
      reason: 'priya: outside-hours',
    })
  })

  test('a block that is put over visits', () => {
    expect(judge([facialPriya, lunch], lunch, 'priya', '10:00', '11:00').warning).toBe(true)
  })

  test('and what refuses is said first', () => {
    const night = item('night', 'priya', '17:45', '18:45', { appointmentId: 'night' })
    expect(judge([facialPriya, night], facialPriya, 'priya', '17:30', '18:30').warning).toBe(false)
  })
})

test('windows of work that touch are one stretch', () => {
  const split = {
    ...resource('split'),
    working: [
      { start: '2026-06-06T09:00:00Z', end: '2026-06-06T12:00:00Z' },
      { start: '2026-06-06T12:00:00Z', end: '2026-06-06T18:00:00Z' },
    ],
  }
  const canPlace = placementHints(data({ resources: [split], items: [] }), { nowMs: 0, say })
  expect(canPlace(null, 'split', at('11:30'), at('12:30')).ok).toBe(true)
})

test('cancelled visits, no-shows and holds that ran out are in nobody’s way', () => {
  const gone = [
    item('cancelled', 'tom', '12:00', '13:00', { status: 'cancelled' }),
    item('no-show', 'tom', '12:00', '13:00', { status: 'no_show' }),
    item('hold', 'tom', '12:00', '13:00', { kind: 'hold', expiresAt: '2026-06-06T08:59:00Z' }),
  ]
  expect(judge([facialPriya, ...gone], facialPriya, 'tom', '12:00', '13:00').ok).toBe(true)
  const live = item('hold', 'tom', '12:00', '13:00', { kind: 'hold', expiresAt: '2026-06-06T09:10:00Z' })
  expect(judge([facialPriya, live], facialPriya, 'tom', '12:00', '13:00').ok).toBe(false)
})
