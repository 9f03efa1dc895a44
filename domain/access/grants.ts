import type { Action } from './actions.ts'

/**
 * What can be granted for some minutes, by the name that the API uses: a closed list, each guarding something that
 * exists. Whoever masquerades needs one of these even where the person that they act as does not.
 */
export const GRANT_ACTIONS = {
  view_billing: { action: 'billing.read', says: 'See plan, limits, usage and invoices' },
  export_data: { action: 'data.export', says: 'Export customers, visits and the log' },
  edit_settings: { action: 'business.update', says: 'Change the settings of the business' },
} as const satisfies Record<string, { action: Action; says: string }>

export type GrantAction = keyof typeof GRANT_ACTIONS

const BY_ACTION = new Map<Action, GrantAction>(
  (Object.keys(GRANT_ACTIONS) as GrantAction[]).map((name) => [GRANT_ACTIONS[name].action, name]),
)

/** The grant that covers an action, or undefined where it isn't a sensitive one. */
export const grantFor = (action: Action): GrantAction | undefined => BY_ACTION.get(action)

export type GrantStatus = 'active' | 'expired' | 'revoked'

/** Decided when it is used, not by a job. A revoked one stays revoked when its time has run out. */
export function grantStatus(grant: { expiresAt: Date; revokedAt: Date | null }, now: Date): GrantStatus {
  if (grant.revokedAt) return 'revoked'
  return grant.expiresAt <= now ? 'expired' : 'active'
}
