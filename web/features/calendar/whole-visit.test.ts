import { expect, test } from 'vitest'
import type { Appointment } from '../appointments/api/appointments.ts'
import type { TimelineItem } from '../timeline/timeline.types.ts'
import { planMove, planResize } from './whole-visit.ts'

/** A gearbox in bay 3 from Tuesday to Thursday, with a technician on two of the days. */
const VISIT = {
  start: '2026-11-24T08:00:00Z',
  end: '2026-11-26T12:00:00Z',
  allocations: [
    { resourceId: 'bay', start: '2026-11-24T08:00:00Z', end: '2026-11-26T12:00:00Z' },
    { resourceId: 'ana', start: '2026-11-24T08:00:00Z', end: '2026-11-24T16:00:00Z' },
    { resourceId: 'ana', start: '2026-11-26T08:00:00Z', end: '2026-11-26T12:00:00Z' },
  ],
} as Appointment
const PIECE = {
  start: '2026-11-26T08:00:00Z',
  end: '2026-11-26T12:00:00Z',
  resourceId: 'ana',
} as TimelineItem
const WHOLE = {
  start: '2026-11-24T08:00:00Z',
  durationMinutes: 52 * 60,
  resourceIds: ['bay', 'ana'],
}
const nothing = { visit: { start: '', durationMinutes: 0, resourceIds: [] } }

test('dragging one day’s piece moves the whole visit by as much, and exchanges that person', () => {
  const plan = planMove(VISIT, {
    ...nothing,
    item: PIECE,
    start: '2026-11-26T09:30:00Z',
    end: '2026-11-26T13:30:00Z',
    fromResourceId: 'ana',
    toResourceId: 'bo',
  })
  expect(plan.change).toEqual({ start: '2026-11-24T09:30:00.000Z', resourceIds: ['bay', 'bo'] })
  expect(plan.back).toEqual(WHOLE)
})

test('stretching the last piece lengthens the visit by as much', () => {
  const plan = planResize(VISIT, { ...nothing, item: PIECE, end: '2026-11-26T12:45:00Z' })
  expect(plan.change).toEqual({ durationMinutes: 52 * 60 + 45, resourceIds: ['bay', 'ana'] })
  expect(plan.back).toEqual(WHOLE)
})
