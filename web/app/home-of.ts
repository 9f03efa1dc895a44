import { isPlatformRole, type Role } from '../../domain/access/roles.ts'

/** Where a role has its work: the console, a business's workspace, or (customers) the booking page. */
export const homeOf = (role: Role): '/console' | '/app' | '/' =>
  isPlatformRole(role) ? '/console' : role === 'CUSTOMER' ? '/' : '/app'

/**
 * Where a member's day begins: on a phone, staff with a calendar of their own have their day; who books for everybody
 * has the desk; all others have the Timeline.
 */
export function deskOf(
  me: { user: { role: Role }; resourceId: string | null; calendars: string | null },
  matches: (media: string) => { matches: boolean },
): '/app/my-day' | '/app/today' | '/app/timeline' {
  if (me.user.role !== 'TENANT_STAFF') return '/app/timeline'
  if (me.resourceId !== null && matches('(max-width: 47.99em)').matches) return '/app/my-day'
  return me.calendars === 'all' || me.calendars === 'location' ? '/app/today' : '/app/timeline'
}
