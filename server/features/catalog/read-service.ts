import type { Answer } from '../../../contract/index.ts'
import { type Actor, can } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { selectOffered } from './add-ons.queries.ts'
import { presentPublicService } from './present-service.ts'
import { serviceAnswer } from './service-answers.ts'
import { selectService, selectStaff, selectTerms } from './services.queries.ts'

/**
 * One service: all of it for members, to everyone else what is offered online.
 * @throws Problem not-found, also to a visitor for one that isn't offered online
 */
export async function readService(
  tx: TenantReadTx,
  actor: Actor,
  id: string,
  { terms = false }: { terms?: boolean | undefined } = {},
): Promise<Answer<'GET /services/:id'>> {
  authorise(actor, 'services.read', tx)
  const row = await selectService(tx.db, id)
  if (!row) throw notFound('service')
  if (can(actor, 'services.readAll', { tenantId: tx.tenantId })) return serviceAnswer(tx, row)
  if (!row.active || !row.bookable_online) throw notFound('service')
  const [staff, { policies }, addOns] = await Promise.all([
    selectStaff(tx.db),
    selectTerms(tx.db),
    terms ? selectOffered(tx.db, [id]) : undefined,
  ])
  return presentPublicService(row, staff, policies, addOns)
}
