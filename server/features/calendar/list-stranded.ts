import { z } from 'zod'
import type { Answer, ParsedQuery } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { instant } from '../../http/present.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { judgeVisits, type Why } from './judge-visits.ts'
import { selectShownVisits, selectUpcomingFacts } from './stranded.queries.ts'

type Stranded = Answer<'GET /stranded'>
type Shown = Awaited<ReturnType<typeof selectShownVisits>>[number]

const Keys = z.tuple([z.iso.datetime(), z.uuid()])
const DAY = 86_400_000
const HORIZON_DAYS = 400

/**
 * Visits to come that don't fit what is set now, whatever made it so, in order of their starts, and how many there are
 * in all. What somebody has accepted for a visit doesn't strand it (see `judgeVisits`).
 *
 * All visits of 400 days are judged, as columns of numbers from one statement: 20,000 of them in a fifth of the time that
 * it takes to read each with its services and people. What is shown is read for those of the page alone.
 */
export async function listStranded(
  tx: TenantReadTx,
  actor: Actor,
  query: ParsedQuery<'GET /stranded'>,
): Promise<Stranded> {
  authorise(actor, 'blocks.read', tx)
  const after = readCursor(query, Keys)
  const size = pageSize(query)
  const facts = await selectUpcomingFacts(tx.db, tx.now, new Date(tx.now.getTime() + HORIZON_DAYS * DAY))
  if (facts.ids.length === 0) return { items: [], nextCursor: null, total: 0 }
  const why = await judgeVisits(tx, facts)
  const stranded = [...why.keys()].sort((a, b) => a - b)
  const cursorOf = (n: number) => [new Date(facts.starts[n] as number).toISOString(), facts.ids[n] as string]
  const ns = stranded.filter((n) => !after || cursorOf(n).join(' ') > after.join(' ')).slice(0, size + 1)
  const shown = await selectShownVisits(
    tx.db,
    ns.map((n) => facts.ids[n] as string),
  )
  const rows = shown.map((visit, i) => ({ ...visit, why: why.get(ns[i] as number) ?? [] }))
  const page = pageOf(rows, size, ({ start_at, id }) => [start_at.toISOString(), id], presentStranded)
  return { ...page, total: stranded.length }
}

const presentStranded = (visit: Shown & { why: Why[] }): Stranded['items'][number] => ({
  appointmentId: visit.id,
  start: instant(visit.start_at),
  end: instant(visit.end_at),
  timeZone: visit.time_zone,
  locationId: visit.location_id,
  customerName: visit.customer_name,
  services: visit.services,
  resourceIds: visit.resource_ids,
  why: visit.why,
  version: visit.version,
})
