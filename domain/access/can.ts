import { ACTIONS, type Action, type Scope } from './actions.ts'
import { type Actor, type ActorUser, effectiveUser } from './actor.ts'

/** What an action is done to. What is left out isn't known yet: the scope decides then whether that is enough. */
export interface Subject {
  /** The tenant it belongs to; null: the platform itself. */
  tenantId: string | null
  isTemporary?: boolean
  /** The staff resources whose calendars it touches, and where. */
  staffResourceIds?: readonly string[]
  locationId?: string
  /** The customer it belongs to. */
  customerId?: string | null
  /** True when the customer is one that the acting staff member serves. */
  served?: boolean
  /** The visit it is, for a guest's link. */
  appointmentId?: string
}

/** How far the actor reaches with this action, before any subject is looked at. Lists filter by it. */
export function scopeOf(actor: Actor, action: Action): Scope {
  const rule = ACTIONS[action]
  switch (actor.kind) {
    case 'system':
      return 'all'
    case 'anonymous':
      return rule.anyone ? 'tenant' : '-'
    case 'guest':
      return action === 'appointments.read' || action === 'appointments.write'
        ? 'own'
        : rule.anyone
          ? 'tenant'
          : '-'
    case 'user':
    case 'masquerading':
      return rule.scopes[actor.user.role]
  }
}

/**
 * The one question of access control: may this actor do this to that? Pure; the caller has loaded what it names.
 * A subject of another tenant is refused to everyone but the platform roles whose scope says so.
 */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  const scope = scopeOf(actor, action)
  if (actor.kind === 'system') return true
  if (actor.kind === 'guest') {
    if (actor.tenantId !== subject.tenantId) return false
    return scope === 'own' ? subject.appointmentId === actor.appointmentId : scope === 'tenant'
  }
  const user = effectiveUser(actor)
  if (!user) return scope === 'tenant'
  const grants = actor.kind === 'user' || actor.kind === 'masquerading' ? actor.grants : []
  const atHome = user.tenantId !== null && user.tenantId === subject.tenantId
  switch (scope) {
    case '-':
      return false
    case 'all':
      return true
    case 'demo':
      return subject.tenantId === null || subject.isTemporary === true
    case 'grant':
      return grants.includes(action)
    case 'tenant':
      return atHome
    case 'calendars':
      return atHome && writesOn(user, subject)
    case 'contacts':
      return atHome && (user.contacts === 'all' || subject.served === true)
    case 'own':
      return (
        action === 'session.end' ||
        (atHome && user.customerId !== null && subject.customerId === user.customerId)
      )
  }
}

/** Staff write on their own calendar; an owner widens that to their location's or to all. Rooms go with the person. */
function writesOn(user: ActorUser, subject: Subject): boolean {
  if (user.calendars === 'all') return true
  if (user.calendars === 'location')
    return subject.locationId !== undefined && subject.locationId === user.locationId
  const touched = subject.staffResourceIds
  return touched !== undefined && touched.length > 0 && touched.every((id) => id === user.resourceId)
}
