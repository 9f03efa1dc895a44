import { z } from 'zod'
import type { Answer } from '../../../contract/index.ts'
import { type Actor, can } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { type PageRequest, pageOf, pageSize, readCursor } from '../../paging.ts'
import { notFound } from '../../problem.ts'
import { type PackageRow, selectPackage, selectPackages } from './packages.queries.ts'
import { isOffered, presentPackage, presentPublicPackage } from './present-package.ts'

const Keys = z.tuple([z.string(), z.int32(), z.uuid()])
const keysOf = ({ category, position, id }: PackageRow) => [category, position, id] as const

const seesAll = (tx: TenantReadTx, actor: Actor) => can(actor, 'services.readAll', { tenantId: tx.tenantId })

/** Packages by category, position and id: all of them for members, to everyone else what is offered online. */
export async function listPackages(
  tx: TenantReadTx,
  actor: Actor,
  request: PageRequest,
): Promise<Answer<'GET /packages'>> {
  authorise(actor, 'services.read', tx)
  const size = pageSize(request)
  const all = seesAll(tx, actor)
  const rows = await selectPackages(tx.db, {
    after: readCursor(request, Keys),
    limit: size + 1,
    offeredOnly: !all,
  })
  return pageOf(rows, size, keysOf, all ? presentPackage : presentPublicPackage)
}

/** @throws Problem not-found, also to a visitor for one that isn't offered online */
export async function readPackage(
  tx: TenantReadTx,
  actor: Actor,
  id: string,
): Promise<Answer<'GET /packages/:id'>> {
  authorise(actor, 'services.read', tx)
  const row = await selectPackage(tx.db, id)
  if (!row) throw notFound('package')
  if (seesAll(tx, actor)) return presentPackage(row)
  if (!isOffered(row)) throw notFound('package')
  return presentPublicPackage(row)
}
