/** The eight roles, highest first. The first four are platform roles and have no tenant. */
export const ROLES = [
  'SUPERUSER',
  'PLATFORM_MANAGER',
  'PLATFORM_SALES',
  'PLATFORM_SUPPORT',
  'TENANT_OWNER',
  'TENANT_MANAGER',
  'TENANT_STAFF',
  'CUSTOMER',
] as const

export type Role = (typeof ROLES)[number]

/** True for the four roles of the operator's side. */
export const isPlatformRole = (role: Role): boolean => ROLES.indexOf(role) < 4

/** True for the roles of those who work in the business: its owner, managers and staff. */
export const isMemberRole = (role: Role): boolean => !isPlatformRole(role) && role !== 'CUSTOMER'

/** True when `giver` may give `given` to someone: nobody gives a role above their own. */
export const mayGiveRole = (giver: Role, given: Role): boolean => ROLES.indexOf(giver) <= ROLES.indexOf(given)

/** Why a role doesn't fit its place, in the words the API answers with; null when it fits. */
export function roleMisplaced(role: Role, tenantId: string | null): string | null {
  if (isPlatformRole(role))
    return tenantId === null ? null : `Users with role ${role} must not be assigned to a tenant`
  return tenantId === null ? `Users with role ${role} must be assigned to a tenant` : null
}
