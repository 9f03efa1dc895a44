import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import { type Actor, can } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { missing } from '../../problem.ts'
import { presentPublicQuestion, presentQuestion } from './present-question.ts'
import { selectPackageServices, selectQuestions } from './questions.queries.ts'

const Keys = z.tuple([z.string(), z.int32(), z.uuid()])

/**
 * Questions in the order in which they are asked. Those who see all of them get, without services, all that there are;
 * everyone else what a booking of these services asks online, and nothing more.
 * @throws Problem not-found for a package that isn't there
 */
export async function listQuestions(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /questions'>,
): Promise<Answer<'GET /questions'>> {
  authorise(actor, 'questions.read', tx)
  const seesAll = can(actor, 'questions.readAll', { tenantId: tx.tenantId })
  const size = pageSize(query)
  const rows = await selectQuestions(
    tx.db,
    { serviceIds: await servicesOf(tx, query, seesAll), onlineOnly: !seesAll },
    { after: readCursor(query, Keys), limit: size + 1 },
  )
  return pageOf(
    rows,
    size,
    (row) => [row.about, row.position, row.id],
    seesAll ? presentQuestion : presentPublicQuestion,
  )
}

async function servicesOf(
  { db }: TenantReadTx,
  { serviceId, packageId }: ParsedQuery<'GET /questions'>,
  seesAll: boolean,
): Promise<readonly string[] | undefined> {
  if (!serviceId && !packageId) return seesAll ? undefined : []
  const inPackage = packageId ? await selectPackageServices(db, packageId) : []
  if (packageId && inPackage.length === 0) throw missing('package', 'packageId')
  return [...(serviceId ?? []), ...inPackage.map((item) => item.service_id)]
}
