import type { Answer } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { minuteInstant } from '../../http/present.ts'
import { firstFreeTimes } from '../availability/first-free-times.ts'
import { LOOKED_AT } from './read-setup.ts'
import { selectOffered } from './setup.queries.ts'

/**
 * For each service that customers may book its first free time, or why there is none.
 * @throws Problem forbidden
 */
export async function listBookable(tx: TenantReadTx, actor: Actor): Promise<Answer<'GET /setup/bookable'>> {
  authorise(actor, 'setup.manage', tx)
  const services = await selectOffered(tx.db, LOOKED_AT)
  const found = await firstFreeTimes(
    tx,
    services.map(({ id }) => id),
  )
  const byId = new Map(found.map((one) => [one.serviceId, one]))
  return {
    items: services.flatMap(({ id, name }) => {
      const one = byId.get(id)
      if (!one) return []
      return [
        {
          serviceId: id,
          name,
          first: one.first && minuteInstant(one.first.start),
          blockers: one.blockers ?? [{ code: 'not-looked' as const }],
        },
      ]
    }),
  }
}
