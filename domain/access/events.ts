import type { Action } from './actions.ts'
import type { Actor } from './actor.ts'
import { can } from './can.ts'

/** What one must be allowed to read to be told that it changed, by the first part of an event's type. */
const READ_WITH: Readonly<Record<string, Action>> = {
  appointment: 'timeline.read',
  block: 'blocks.read',
  closure: 'closures.read',
  hours: 'resources.read',
  resource: 'resources.read',
  location: 'locations.read',
  service: 'services.readAll',
  services: 'services.readAll',
  'add-on': 'services.readAll',
  package: 'services.readAll',
  question: 'questions.readAll',
  questions: 'questions.readAll',
  label: 'labels.read',
  labels: 'labels.read',
  business: 'business.read',
  customer: 'customers.read',
  customers: 'customers.read',
  visits: 'timeline.read',
  import: 'data.import',
}

/**
 * Whether this actor is told of an event of this type in a tenant. Staff who see only the customers that they serve
 * aren't told of any by itself: the visit tells them. Of what isn't listed only those hear who may read the log.
 */
export function hearsOf(actor: Actor, type: string, tenantId: string): boolean {
  const about = type.slice(0, type.indexOf('.'))
  return can(actor, READ_WITH[about] ?? 'audit.read', { tenantId })
}
