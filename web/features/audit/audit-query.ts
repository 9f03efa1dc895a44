import { addDays, startOfDay } from '../../app/temporal.ts'
import type { AuditSearch } from './audit.types.ts'

/** The search as the API takes it: days become instants of a zone, the last one included. */
export function auditQuery({ from, to, actorId, action }: AuditSearch, timeZone: string) {
  return {
    ...(from ? { from: startOfDay(from, timeZone) } : {}),
    ...(to ? { to: startOfDay(addDays(to, 1), timeZone) } : {}),
    ...(actorId ? { actorId } : {}),
    ...(action.trim() ? { action: action.trim() } : {}),
  }
}
