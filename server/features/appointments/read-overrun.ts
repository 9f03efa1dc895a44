import type { Actor } from '../../../domain/access/index.ts'
import { decide, type EpochMinute, nextSlots, type ReasonCode } from '../../../domain/scheduling/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { toMinute } from '../../http/present.ts'
import { Problem } from '../../problem.ts'
import { presentSlot } from '../availability/list-slots.ts'
import { couldServe, type LoadedVisit, loadVisit } from '../availability/load-visit.ts'
import type { StoredVisit } from './appointments.queries.ts'
import { selectMet } from './day.queries.ts'
import { presentAppointment } from './present-appointment.ts'
import { isMember, requireVisit } from './require-visit.ts'
import { isOpen } from './status.ts'

const DAY = 1440
const LOOKED_AHEAD = 3 * DAY
const NEXT_COUNT = 4
/** What moving a visit at the desk, on its own day, breaks by itself. */
const OF_COURSE: ReadonlySet<ReasonCode> = new Set(['off-grid', 'notice', 'past', 'window', 'buffer'])

const at = (minute: EpochMinute) => new Date(minute * 60_000)

/**
 * What a visit would meet if it took so many minutes, and for each of these the ways out: right after it, its next free
 * times, and who could take it over as it is.
 * @throws Problem not-found, forbidden, wrong-status
 */
export async function readOverrun(tx: TenantReadTx, actor: Actor, id: string, durationMinutes: number) {
  if (!isMember(actor)) throw new Problem('forbidden')
  const visit = await requireVisit(tx, actor, 'appointments.write', id)
  if (!isOpen(visit.status))
    throw new Problem('wrong-status', `A visit that is ${visit.status} has no more to run`)
  const end = toMinute(visit.start_at) + durationMinutes
  if (at(end) <= visit.end_at) return { meets: [] }
  // those that are there at its end stay on; a buffer after it may be given up
  const staying = visit.allocations.filter((l) => l.visible_end >= visit.end_at).map((l) => l.resource_id)
  const met = await selectMet(tx.db, id, staying, { from: visit.end_at, to: at(end) }, tx.now)
  const meets = []
  for (const other of met) meets.push(await waysOut(tx, other, staying, end))
  return { meets }
}

async function waysOut(tx: TenantReadTx, visit: StoredVisit, staying: readonly string[], end: EpochMinute) {
  const appointment = presentAppointment(visit, { isMember: true })
  if (!isOpen(visit.status)) return { appointment, shifted: null, nextSlots: [], others: [] }
  const start = toMinute(visit.start_at)
  const loaded = await loadVisit(
    tx,
    {
      locationId: visit.location_id,
      items: visit.items.map((item) => ({ serviceId: item.service_id })),
      resourceIds: [...new Set(visit.allocations.map((l) => l.resource_id))],
    },
    {
      span: { from: at(Math.min(start, end)), to: at(end + LOOKED_AHEAD) },
      except: [visit.id],
      durationMinutes: toMinute(visit.end_at) - start,
      publicOnly: false,
      archived: true,
    },
  )
  const { resourceIds: _, ...anyone } = loaded.visit
  loaded.visit = anyone
  const now = tx.now.getTime() / 60_000
  const used = [...new Set(visit.allocations.map((l) => l.resource_id))]
  const fits = (minute: EpochMinute, exactly: readonly string[]) => {
    const decision = decide(loaded.visit, loaded.calendars, minute, {
      now,
      exactly,
      rank: loaded.rank,
      override: OF_COURSE,
    })
    return decision.kind === 'offered' ? decision.placement : null
  }
  const shifted = fits(Math.max(end, start), used)
  return {
    appointment,
    shifted: shifted && presentSlot(shifted),
    nextSlots: nextSlots(loaded.visit, loaded.calendars, end - 1, now, NEXT_COUNT, end + LOOKED_AHEAD).map(
      presentSlot,
    ),
    others: takers(loaded, used, staying, (exactly) => fits(start, exactly) !== null),
  }
}

/** Who could stand in for the one person that both visits want, everything else as it is. */
function takers(
  loaded: LoadedVisit,
  used: readonly string[],
  staying: readonly string[],
  fits: (exactly: string[]) => boolean,
) {
  const wanted = used.filter((id) => staying.includes(id))
  const [from] = wanted
  if (from === undefined || wanted.length > 1) return []
  const needs = loaded.visit.items.flatMap((item) => item.service.requirements)
  return [...loaded.resources.values()]
    .filter((row) => row.kind === loaded.resources.get(from)?.kind && !used.includes(row.id))
    .filter((row) => needs.some((need) => couldServe(row, need)))
    .map((row) => ({
      id: row.id,
      name: row.name,
      resourceIds: used.map((id) => (id === from ? row.id : id)),
    }))
    .filter((taker) => fits(taker.resourceIds))
}
