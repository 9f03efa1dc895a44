import type { Role } from './roles.ts'

/** A user as rights see them. */
export interface ActorUser {
  id: string
  email: string
  name: string
  role: Role
  tenantId: string | null
  /** TENANT_STAFF: whose calendars they write on. */
  calendars: 'own' | 'location' | 'all'
  /** TENANT_STAFF: which customers they see. */
  contacts: 'served' | 'all'
  /** The staff resource that this user is, if any, and where it works. */
  resourceId: string | null
  locationId: string | null
  /** The customer record that this account is linked to. */
  customerId: string | null
  /** A platform role without the second factor that it must have: it may set one up, and nothing else. */
  mustEnrol?: boolean
}

/** Who acts in a request. Every case is handled where an actor is used: add one and the compiler shows where. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'user'
      user: ActorUser
      sessionId: string
      grants: readonly string[]
    }
  | {
      kind: 'masquerading'
      user: ActorUser
      sessionId: string
      realUser: ActorUser
      reason: string
      expiresAt: Date
      grants: readonly string[]
    }
  /** A guest with the manageToken of one visit. */
  | { kind: 'guest'; tenantId: string; appointmentId: string }
  /** A job or the command line. */
  | { kind: 'system'; task: string }

/** The user whose rights count, or null. */
export function effectiveUser(actor: Actor): ActorUser | null {
  switch (actor.kind) {
    case 'user':
    case 'masquerading':
      return actor.user
    case 'anonymous':
    case 'guest':
    case 'system':
      return null
  }
}
