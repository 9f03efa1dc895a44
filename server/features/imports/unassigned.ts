import { z } from 'zod'
import type { Answer, ParsedBody, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx, TenantTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { invalid, notFound, Problem } from '../../problem.ts'
import { bookAppointment } from '../appointments/book-appointment.ts'
import { presentAppointment } from '../appointments/present-appointment.ts'
import {
  countUnassigned,
  lockUnassigned,
  nameVisit,
  selectUnassigned,
  settleUnassigned,
  type UnassignedRow,
} from './unassigned.queries.ts'

type Unassigned = Answer<'POST /unassigned-visits/:id/drop'>
const Keys = z.tuple([z.iso.datetime(), z.uuid()])

/** Those that wait, with how many they are. */
export async function listUnassigned(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /unassigned-visits'>,
): Promise<Answer<'GET /unassigned-visits'>> {
  authorise(actor, 'timeline.read', tx)
  const size = pageSize(query)
  const [rows, { count }] = await Promise.all([
    selectUnassigned(tx.db, readCursor(query, Keys), size + 1),
    countUnassigned(tx.db),
  ])
  return { ...pageOf(rows, size, (row) => [row.start_at.toISOString(), row.id], present), total: count }
}

/** Books it: its own service and time, or others. @throws Problem as booking does, wrong-status when it is settled */
export async function placeUnassigned(
  tx: TenantTx,
  actor: Actor,
  id: string,
  body: ParsedBody<'POST /unassigned-visits/:id/place'>,
): Promise<Answer<'POST /unassigned-visits/:id/place'>> {
  const row = await openUnassigned(tx, actor, id)
  const serviceId = body.serviceId ?? row.service_id
  if (!serviceId) throw invalid('serviceId', 'is needed: the file names no service that there is')
  const resourceIds = body.resourceIds ?? (row.resource_id ? [row.resource_id] : [])
  const { visit } = await bookAppointment(tx, actor, {
    asked: {
      items: [{ serviceId }],
      ...(resourceIds.length > 0 && { resourceIds }),
      ...(body.locationId && { locationId: body.locationId }),
    },
    start: body.start ? new Date(body.start) : row.start_at,
    customerId: row.customer_id,
    customerNote: row.note,
    override: body.override,
    overrideReason: body.overrideReason,
  })
  await nameVisit(tx.db, visit.id, row.external_id)
  await settleUnassigned(tx.db, id, { at: tx.now, appointmentId: visit.id })
  tx.event('visits.unassigned', { appointmentId: visit.id })
  return presentAppointment(visit, { isMember: true })
}

/** Takes it off the list. @throws Problem not-found, forbidden, wrong-status */
export async function dropUnassigned(tx: TenantTx, actor: Actor, id: string): Promise<Unassigned> {
  const row = await openUnassigned(tx, actor, id)
  await settleUnassigned(tx.db, id, { at: tx.now, appointmentId: null })
  note(tx, 'unassigned.drop', row)
  return present(row)
}

/** Puts a dropped one back. @throws Problem not-found, forbidden, wrong-status when it was placed, or waits already */
export async function restoreUnassigned(tx: TenantTx, actor: Actor, id: string): Promise<Unassigned> {
  const row = await ownUnassigned(tx, actor, id)
  if (!row.settled_at || row.appointment_id) throw new Problem('wrong-status')
  await settleUnassigned(tx.db, id, { at: null, appointmentId: null })
  note(tx, 'unassigned.restore', row)
  return present(row)
}

function note(tx: TenantTx, action: string, row: UnassignedRow) {
  tx.event('visits.unassigned', {})
  tx.audit({ action, subjectType: 'unassigned-visit', subjectId: row.id, details: { before: present(row) } })
}

async function openUnassigned(tx: TenantTx, actor: Actor, id: string): Promise<UnassignedRow> {
  const row = await ownUnassigned(tx, actor, id)
  if (row.settled_at) throw new Problem('wrong-status', 'It is settled already')
  return row
}

/** Staff settle those that are meant for calendars on which they write. */
async function ownUnassigned(tx: TenantTx, actor: Actor, id: string): Promise<UnassignedRow> {
  const row = await lockUnassigned(tx.db, id)
  if (!row) throw notFound('unassigned visit')
  authorise(actor, 'appointments.override', tx, {
    staffResourceIds: row.resource_id ? [row.resource_id] : [],
    ...(row.location_id && { locationId: row.location_id }),
  })
  return row
}

const present = (row: UnassignedRow): Unassigned => ({
  id: row.id,
  customer: { id: row.customer_id, name: row.customer_name },
  serviceId: row.service_id,
  serviceName: row.service_name,
  resource: row.resource_id ? { id: row.resource_id, name: row.resource_name ?? '' } : null,
  start: instant(row.start_at),
  end: instant(row.end_at),
  reason: row.reason as Unassigned['reason'],
  note: row.note,
})
