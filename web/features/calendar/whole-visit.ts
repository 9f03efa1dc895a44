import { minutesBetween } from '../../app/temporal.ts'
import type { Appointment } from '../appointments/api/appointments.ts'
import type { Plan } from '../appointments/visit-edits.ts'
import { toInstant } from '../timeline/apply-change.ts'
import type { MoveChange, ResizeChange } from '../timeline/timeline.types.ts'

const usedBy = (visit: Appointment) => [
  ...new Set(visit.allocations.map((allocation) => allocation.resourceId)),
]

const asItWas = (visit: Appointment) => ({
  start: visit.start,
  durationMinutes: minutesBetween(visit.start, visit.end),
  resourceIds: usedBy(visit),
})

/**
 * A dragged piece as a change of its whole visit, which may reach beyond the days on screen: all of it moves
 * by as much as the piece did, and the row's resource is replaced by the one it was dropped on.
 */
export function planMove(visit: Appointment, change: MoveChange): Plan {
  const byMs = Date.parse(change.start) - Date.parse(change.item.start)
  const resourceIds = usedBy(visit).map((id) => (id === change.fromResourceId ? change.toResourceId : id))
  return {
    change: { start: toInstant(Date.parse(visit.start) + byMs), resourceIds },
    back: asItWas(visit),
  }
}

/** A stretched piece as a change of its visit's length. */
export function planResize(visit: Appointment, change: ResizeChange): Plan {
  const byMinutes = minutesBetween(change.item.end, change.end)
  return {
    change: {
      durationMinutes: minutesBetween(visit.start, visit.end) + byMinutes,
      resourceIds: usedBy(visit),
    },
    back: asItWas(visit),
  }
}
