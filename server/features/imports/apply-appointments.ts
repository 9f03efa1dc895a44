import { randomUUIDv7 } from 'node:crypto'
import { sql } from 'kysely'
import { REASON_CODES } from '../../../contract/appointments.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { bookAppointment } from '../appointments/book-appointment.ts'
import { changeAppointment } from '../appointments/change-appointment.ts'
import type { AppointmentDraft } from './drafts.ts'
import { type ImportRow, type Outcome, type ReadyRow, selectGround } from './imports.queries.ts'
import { joinCustomers } from './join-customers.ts'
import type { ImportOptions } from './preview.ts'

const ACTOR = { kind: 'system', task: 'run-import' } as const
const MINUTE = 60_000
/** What is taken over is agreed with the customer already: rules of ours don't undo it, an overlap does. */
const ACCEPTED = { override: [...REASON_CODES], overrideReason: 'Taken over' }

type Ground = Awaited<ReturnType<typeof groundOf>>
type Reason = 'slot-taken' | 'not-offered' | 'unknown-service' | 'unknown-resource'

/** Takes visits over, each through the one verb that books; what finds no time waits in the list of unassigned visits. */
export async function applyAppointments(
  tx: TenantTx,
  row: ImportRow,
  rows: readonly ReadyRow[],
): Promise<Outcome[]> {
  const drafts = rows.map((r) => r.draft as unknown as AppointmentDraft)
  const customers = await joinCustomers(
    tx,
    drafts.map((d) => d.customer),
    { earlier: new Map(), byName: true },
  )
  const ground = await groundOf(tx, row, rows)
  const outcomes: Outcome[] = []
  const booked: { id: string; external_id: string }[] = []
  const waiting: Record<string, unknown>[] = []
  for (const [n, { number, external_id }] of rows.entries()) {
    const draft = drafts[n] as AppointmentDraft
    const customerId = customers[n]?.id as string
    const known = ground.known.get(external_id as string)
    if (known) {
      outcomes.push({ number, ...(await changed(tx, known, draft)) })
      continue
    }
    const placed = await place(tx, ground, draft, customerId)
    if ('id' in placed) {
      booked.push({ id: placed.id, external_id: external_id as string })
      outcomes.push({ number, state: 'created', targetId: placed.id, ...placed.note })
      continue
    }
    const id = randomUUIDv7()
    waiting.push({
      id,
      external_id,
      customer_id: customerId,
      service_id: ground.serviceOf(draft)?.id ?? null,
      service_name: draft.service,
      resource_id: ground.resourceOf(draft) ?? null,
      start_at: draft.start,
      end_at: draft.end ?? new Date(Date.parse(draft.start) + lengthOf(ground, draft) * MINUTE).toISOString(),
      reason: placed.reason,
      note: draft.note,
      import_id: row.id,
    })
    outcomes.push({ number, state: 'unassigned', targetId: id })
  }
  if (booked.length > 0) await putExternalIds(tx, booked)
  if (waiting.length > 0) {
    await putWaiting(tx, waiting)
    tx.event('visits.unassigned', { importId: row.id })
  }
  return outcomes
}

const FALLBACK_MINUTES = 60
const lengthOf = (ground: Ground, draft: AppointmentDraft) =>
  ground.serviceOf(draft)?.duration_minutes ?? FALLBACK_MINUTES

/** All that the visits of a batch name, read at once. */
async function groundOf(tx: TenantTx, row: ImportRow, rows: readonly ReadyRow[]) {
  const ids = rows.map((r) => r.external_id as string)
  const options = row.options as ImportOptions
  const [{ resources }, services, known, waiting] = await Promise.all([
    selectGround(tx.db),
    tx.db
      .selectFrom('services')
      .select(['id', 'name', 'duration_minutes'])
      .where('active', '=', true)
      .execute(),
    tx.db
      .selectFrom('appointments')
      .select(['id', 'external_id', 'start_at', 'end_at', 'status', 'version'])
      .where('external_id', '=', sql<string>`any(${ids}::text[])`)
      .execute(),
    tx.db
      .selectFrom('unassigned_visits')
      .select(['id', 'external_id'])
      .where('external_id', '=', sql<string>`any(${ids}::text[])`)
      .execute(),
  ])
  const serviceById = new Map(services.map((s) => [s.id, s]))
  const serviceByName = new Map(services.map((s) => [s.name.toLowerCase(), s]))
  const resourceByName = new Map(resources.map((r) => [r.name.toLowerCase(), r.id]))
  return {
    known: new Map<string, { id: string; visit: (typeof known)[number] | null }>([
      ...waiting.map((w) => [w.external_id as string, { id: w.id, visit: null }] as const),
      ...known.map((visit) => [visit.external_id as string, { id: visit.id, visit }] as const),
    ]),
    serviceOf: ({ service }: AppointmentDraft) =>
      options.serviceId ? serviceById.get(options.serviceId) : serviceByName.get(service.toLowerCase()),
    resourceOf: ({ resource }: AppointmentDraft) =>
      options.resourceId ?? resourceByName.get(resource.toLowerCase()),
  }
}

/** Books it, or says why it has to wait. */
async function place(
  tx: TenantTx,
  ground: Ground,
  draft: AppointmentDraft,
  customerId: string,
): Promise<{ id: string; note?: Pick<Outcome, 'problem'> } | { reason: Reason }> {
  const service = ground.serviceOf(draft)
  if (!service) return { reason: 'unknown-service' }
  const resourceId = ground.resourceOf(draft)
  if (!resourceId && draft.resource) return { reason: 'unknown-resource' }
  const start = new Date(draft.start)
  try {
    const { visit } = await bookAppointment(tx, ACTOR, {
      asked: { items: [{ serviceId: service.id }], ...(resourceId && { resourceIds: [resourceId] }) },
      start,
      customerId,
      customerNote: draft.note,
      source: 'import',
      ...ACCEPTED,
    })
    const minutes = draft.end && Math.round((Date.parse(draft.end) - start.getTime()) / MINUTE)
    if (!minutes || minutes * MINUTE === visit.end_at.getTime() - visit.start_at.getTime())
      return { id: visit.id }
    const kept = await resized(tx, visit.id, minutes)
    return { id: visit.id, ...(kept ? {} : { note: { problem: SERVICE_LENGTH } }) }
  } catch (error) {
    return { reason: reasonOf(error) }
  }
}

const SERVICE_LENGTH = {
  column: '',
  code: 'other-length',
  message: 'Its own length doesn’t fit there: the service’s counts',
  severity: 'warning',
} as const
const NOT_MOVED = {
  column: '',
  code: 'not-moved',
  message: 'It moved in the file, and the new time is taken here',
  severity: 'warning',
} as const

/** Gives a visit the length of the file; false where that meets another one. */
async function resized(tx: TenantTx, id: string, durationMinutes: number): Promise<boolean> {
  try {
    await changeAppointment(tx, ACTOR, id, { version: 1, durationMinutes, ...ACCEPTED })
    return true
  } catch (error) {
    reasonOf(error)
    return false
  }
}

/** A visit that was taken over before: it follows the file where its time changed there. */
async function changed(
  tx: TenantTx,
  {
    id,
    visit,
  }: { id: string; visit: { id: string; start_at: Date; status: string; version: number } | null },
  draft: AppointmentDraft,
): Promise<Pick<Outcome, 'state' | 'targetId' | 'problem'>> {
  const start = new Date(draft.start)
  const isOpen = visit !== null && ['pending', 'confirmed'].includes(visit.status)
  if (!isOpen || visit.start_at.getTime() === start.getTime()) return { state: 'unchanged', targetId: id }
  try {
    await changeAppointment(tx, ACTOR, id, { version: visit.version, start, ...ACCEPTED })
    return { state: 'updated', targetId: id }
  } catch (error) {
    reasonOf(error)
    return { state: 'unchanged', targetId: id, problem: NOT_MOVED }
  }
}

/** Why a time can't be had. Anything else is passed on: the batch is rolled back and tried again. */
function reasonOf(error: unknown): Reason {
  if (!(error instanceof Problem)) throw error
  return error.code === 'slot-taken' ? 'slot-taken' : 'not-offered'
}

const putExternalIds = ({ db }: TenantTx, booked: readonly { id: string; external_id: string }[]) =>
  sql`
    update appointments set external_id = b.external_id
    from jsonb_to_recordset(${JSON.stringify(booked)}::jsonb) as b(id uuid, external_id text)
    where appointments.id = b.id`.execute(db)

const putWaiting = ({ db }: TenantTx, waiting: readonly Record<string, unknown>[]) =>
  sql`
    insert into unassigned_visits (id, external_id, customer_id, service_id, service_name, resource_id, start_at,
      end_at, reason, note, import_id)
    select id, external_id, customer_id, service_id, service_name, resource_id, start_at, end_at, reason, note, import_id
    from jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb)
      as w(id uuid, external_id text, customer_id uuid, service_id uuid, service_name text, resource_id uuid,
        start_at timestamptz, end_at timestamptz, reason text, note text, import_id uuid)`.execute(db)
