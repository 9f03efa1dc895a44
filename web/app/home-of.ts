import { isPlatformRole, type Role } from '../../domain/access/roles.ts'

/** Where a role has its work: the console, a business's workspace, or (customers) the booking page. */
export const homeOf = (role: Role): '/console' | '/app' | '/' =>
  isPlatformRole(role) ? '/console' : role === 'CUSTOMER' ? '/' : '/app'
