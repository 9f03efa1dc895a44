import { z } from 'zod'
import type { Answer } from '../../../contract/index.ts'
import { type Actor, can } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { type PageRequest, pageOf, pageSize, readCursor } from '../../paging.ts'
import { selectOffered } from './add-ons.queries.ts'
import { presentPublicService } from './present-service.ts'
import { serviceAnswers } from './service-answers.ts'
import { type ServiceRow, selectServices, selectStaff, selectTerms } from './services.queries.ts'

const Keys = z.tuple([z.string(), z.int32(), z.uuid()])
const idsOf = (rows: readonly ServiceRow[]) => rows.map(({ id }) => id)
const keysOf = ({ category, position, id }: ServiceRow) => [category, position, id] as const

/**
 * Services by category, position and id: all of them with all fields for members, to everyone else what is
 * offered online.
 */
export async function listServices(
  tx: TenantReadTx,
  actor: Actor,
  request: PageRequest & { archived?: boolean | undefined; terms?: boolean | undefined },
): Promise<Answer<'GET /services'>> {
  authorise(actor, 'services.read', tx)
  const size = pageSize(request)
  const after = readCursor(request, Keys)
  const offeredOnly = !can(actor, 'services.readAll', { tenantId: tx.tenantId })
  const rows = await selectServices(tx.db, {
    after,
    limit: size + 1,
    offeredOnly,
    active: request.archived === undefined ? undefined : !request.archived,
  })
  if (offeredOnly) {
    const [staff, { policies }, addOns] = await Promise.all([
      selectStaff(tx.db),
      selectTerms(tx.db),
      request.terms ? selectOffered(tx.db, idsOf(rows)) : undefined,
    ])
    return pageOf(rows, size, keysOf, (row) => presentPublicService(row, staff, policies, addOns))
  }
  const answers = new Map((await serviceAnswers(tx, rows)).map((answer) => [answer.id, answer]))
  return pageOf(rows, size, keysOf, ({ id }) => answers.get(id) as Answer<'GET /services/:id'>)
}
