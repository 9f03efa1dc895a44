import { ACTIONS, type Action, type Scope } from './actions.ts'
import { type Actor, type ActorUser, effectiveUser } from './actor.ts'
import { grantFor } from './grants.ts'
import { FORBIDDEN_WHILE_MASQUERADING } from './masquerade.ts'
import { isPlatformRole } from './roles.ts'

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
 * A subject of another tenant is refused to everyone but the platform roles whose scope says so. Whoever masquerades
 * may do what the effective user may, but nothing that is forbidden to a borrowed name, and what is sensitive only if
 * the real user may too, by their own role or under a grant.
 */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  switch (actor.kind) {
    case 'system':
      return true
    case 'anonymous':
      return ACTIONS[action].anyone
    case 'guest': {
      if (actor.tenantId !== subject.tenantId) return false
      const scope = scopeOf(actor, action)
      return scope === 'own' ? subject.appointmentId === actor.appointmentId : scope === 'tenant'
    }
    case 'user':
      return mayUser(actor.user, actor.grants, action, subject)
    case 'masquerading': {
      if (FORBIDDEN_WHILE_MASQUERADING.has(action)) return false
      const sensitive = grantFor(action)
      if (!sensitive) return mayUser(actor.user, [], action, subject)
      // the grant is the real user's, and stands in for nothing that the effective user may not do
      return (
        mayUser(actor.user, actor.grants, action, subject) &&
        mayUser(actor.realUser, actor.grants, action, subject)
      )
    }
  }
}

/** Scopes that the tenant alone decides; the others wait for the subject. */
const DECIDED_BY_TENANT: ReadonlySet<Scope> = new Set(['all', 'demo', 'tenant', 'grant'])

/** Whether an action is open to this actor in a place at all, before its subject is known: what a menu shows. */
export function isOpenTo(
  actor: Actor,
  action: Action,
  place: Pick<Subject, 'tenantId' | 'isTemporary'>,
): boolean {
  const scope = scopeOf(actor, action)
  if (scope === '-') return false
  if (actor.kind === 'masquerading' && FORBIDDEN_WHILE_MASQUERADING.has(action)) return false
  return !effectiveUser(actor) || !DECIDED_BY_TENANT.has(scope) || can(actor, action, place)
}

function mayUser(user: ActorUser, grants: readonly string[], action: Action, subject: Subject): boolean {
  const atHome = user.tenantId !== null && user.tenantId === subject.tenantId
  switch (ACTIONS[action].scopes[user.role]) {
    case '-':
      return false
    case 'all':
      return true
    case 'demo':
      return subject.tenantId === null || subject.isTemporary === true
    case 'grant': {
      const grant = grantFor(action)
      return grant !== undefined && grants.includes(grant) && (atHome || isPlatformRole(user.role))
    }
    case 'tenant':
      return atHome
    case 'calendars':
      return atHome && writesOn(user, subject)
    case 'contacts':
      return atHome && (user.contacts === 'all' || subject.served === true)
    case 'own':
      return (
        ALWAYS_ONES_OWN.has(action) ||
        (atHome && user.customerId !== null && subject.customerId === user.customerId)
      )
  }
}

/** About oneself, wherever one is: there is no subject but the actor. */
const ALWAYS_ONES_OWN: ReadonlySet<Action> = new Set(['session.end', 'account.secure'])

/** Staff write on their own calendar; an owner widens that to their location's or to all. Rooms go with the person. */
function writesOn(user: ActorUser, subject: Subject): boolean {
  if (user.calendars === 'all') return true
  if (user.calendars === 'location')
    return subject.locationId !== undefined && subject.locationId === user.locationId
  const touched = subject.staffResourceIds
  return touched !== undefined && touched.length > 0 && touched.every((id) => id === user.resourceId)
}
