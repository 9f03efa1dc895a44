import { type Actor, effectiveUser, scopeOf } from '../../../domain/access/index.ts'

/**
 * The resource whose customers alone an actor may see with their contacts: null for nobody's, undefined for all
 * customers.
 */
export function onlyServedBy(actor: Actor): string | null | undefined {
  const user = effectiveUser(actor)
  const isLimited = scopeOf(actor, 'customers.read') === 'contacts' && user?.contacts !== 'all'
  return isLimited ? (user?.resourceId ?? null) : undefined
}
