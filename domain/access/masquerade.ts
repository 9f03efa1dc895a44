import type { Action } from './actions.ts'
import type { ActorUser } from './actor.ts'
import { isPlatformRole } from './roles.ts'

/** Which rule refuses a masquerade. */
export type MasqueradeRule = 'self' | 'superuser' | 'depth' | 'matrix'

type Someone = Pick<ActorUser, 'id' | 'role' | 'tenantId'>

/** Whom one would act as; `isTemporary`: their business is a demo account. */
export interface MasqueradeTarget extends Someone {
  isTemporary: boolean
}

/** How long a masqueraded session lives, in ms. */
export const MASQUERADE_MS = 60 * 60_000

/**
 * The rule that forbids `real` to act as `target`, or null when they may.
 *
 * - nobody acts as themselves
 * - nobody but a SUPERUSER acts as a SUPERUSER
 * - nobody who masquerades already begins another one (`behind`: the user behind, else null)
 * - SUPERUSER: anyone; PLATFORM_SUPPORT: tenant users; PLATFORM_SALES: users of demo accounts;
 *   TENANT_OWNER: TENANT_STAFF of the same tenant; others: no one
 */
export function masqueradeRefusal(
  real: Someone,
  target: MasqueradeTarget,
  behind: Someone | null = null,
): MasqueradeRule | null {
  if (target.id === real.id || target.id === behind?.id) return 'self'
  if (target.role === 'SUPERUSER' && (behind ?? real).role !== 'SUPERUSER') return 'superuser'
  if (behind) return 'depth'
  const isTenantUser = !isPlatformRole(target.role)
  switch (real.role) {
    case 'SUPERUSER':
      return null
    case 'PLATFORM_SUPPORT':
      return isTenantUser ? null : 'matrix'
    case 'PLATFORM_SALES':
      return isTenantUser && target.isTemporary ? null : 'matrix'
    case 'TENANT_OWNER':
      return target.role === 'TENANT_STAFF' && target.tenantId === real.tenantId ? null : 'matrix'
    case 'PLATFORM_MANAGER':
    case 'TENANT_MANAGER':
    case 'TENANT_STAFF':
    case 'CUSTOMER':
      return 'matrix'
  }
}

/** What nobody does under another one's name, whoever is behind. */
export const FORBIDDEN_WHILE_MASQUERADING: ReadonlySet<Action> = new Set([
  'account.secure',
  'members.manage',
  'grants.manage',
  'domains.manage',
  'keys.manage',
  'customers.erase',
  'masquerade.start',
  'platform.users.manage',
])
