import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'

interface Calendar {
  id: string
  kind: 'staff' | 'room' | 'equipment'
  location_id: string
}

/**
 * Staff write on their own calendar, or as far as an owner has widened it; a room is nobody's own.
 * @throws Problem forbidden
 */
export function authoriseCalendar(actor: Actor, tx: { tenantId: string }, calendar: Calendar): void {
  authorise(actor, 'blocks.write', tx, {
    staffResourceIds: calendar.kind === 'staff' ? [calendar.id] : [],
    locationId: calendar.location_id,
  })
}
