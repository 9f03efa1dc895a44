import { z } from 'zod'
import { type Actor, scopeOf } from '../../../domain/access/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import type { Status } from '../../database/tenant-tables.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { selectVisitPage } from './appointments.queries.ts'
import { ownCustomerId } from './change-appointment.ts'
import { presentAppointment } from './present-appointment.ts'
import { viewerOf } from './require-visit.ts'

/** Holds are shown only to who asks for them: they are nobody's visit yet. */
const VISITS: readonly Status[] = ['pending', 'confirmed', 'in_progress', 'completed', 'cancelled', 'no_show']

/** The place after which a page goes on. */
export const START_AND_ID = z.tuple([z.iso.datetime(), z.uuid()])

export interface AskedList {
  from?: string | undefined
  to?: string | undefined
  status?: Status[] | undefined
  resourceId?: string | undefined
  customerId?: string | undefined
  limit?: number | undefined
  cursor?: string | undefined
}

/** A page of visits in order of their start: all of the business's for members, for a customer their own alone. */
export async function listAppointments(tx: TenantReadTx, actor: Actor, asked: AskedList) {
  const limit = pageSize(asked)
  const own = scopeOf(actor, 'appointments.read') === 'own'
  const customerId = own ? (ownCustomerId(actor) ?? undefined) : asked.customerId
  if (own && !customerId) return { items: [], nextCursor: null }
  const after = readCursor(asked, START_AND_ID)
  const rows = await selectVisitPage(tx.db, {
    from: asked.from ? new Date(asked.from) : undefined,
    to: asked.to ? new Date(asked.to) : undefined,
    statuses: own ? (asked.status ?? VISITS).filter((s) => s !== 'held') : (asked.status ?? VISITS),
    resourceId: asked.resourceId,
    ...(own ? { householdOf: customerId ?? undefined } : { customerId }),
    after: after ? { start: new Date(after[0]), id: after[1] } : undefined,
    limit,
  })
  return pageOf(
    rows,
    limit,
    (visit) => [visit.start_at.toISOString(), visit.id],
    (visit) => presentAppointment(visit, viewerOf(actor)),
  )
}
