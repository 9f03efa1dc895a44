import { type Actor, can } from '../../../domain/access/index.ts'
import type { PlacementOptions, ReasonCode } from '../../../domain/scheduling/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { toMinute } from '../../http/present.ts'
import { Problem } from '../../problem.ts'
import type { AskedVisit } from '../availability/asked.ts'
import { type LoadedVisit, loadVisit } from '../availability/load-visit.ts'
import {
  deleteAllocations,
  deleteExpiredHolds,
  insertAllocations,
  type StoredVisit,
} from './appointments.queries.ts'
import { decideVisit } from './decide-visit.ts'
import { LostRace } from './lost-race.ts'
import { isMember, subjectOf } from './require-visit.ts'
import { allocationsOf } from './store-visit.ts'

interface Move {
  start?: Date | undefined
  durationMinutes?: number | undefined
  resourceIds?: readonly string[] | undefined
  override?: readonly ReasonCode[] | undefined
  overrideReason?: string | undefined
  amongMany?: boolean | undefined
}

const minutesBetween = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 60_000
const at = (minute: number) => new Date(minute * 60_000)

/**
 * Gives a visit another time, length or other resources: its allocations are deleted and inserted anew. Resources left
 * out are each kept where they are free and replaced where not; given, exactly these serve it. What was asked for by name
 * keeps through for a customer's move; members may replace anyone.
 * @throws Problem slot-taken, not-offered, not-found, forbidden; LostRace
 */
export async function moveVisit(tx: TenantTx, actor: Actor, visit: StoredVisit, move: Move): Promise<void> {
  const member = isMember(actor)
  const start = move.start ?? visit.start_at
  const asked: AskedVisit = {
    locationId: visit.location_id,
    items: visit.items.map((item) => ({
      serviceId: item.service_id,
      booked: item.add_ons,
      ...(!member && item.asked_resource_ids.length > 0 ? { resourceIds: item.asked_resource_ids } : {}),
    })),
  }
  const loaded = await loadVisit(
    tx,
    { ...asked, ...(move.resourceIds ? { resourceIds: move.resourceIds } : {}) },
    {
      span: { from: start, to: start },
      except: [visit.id],
      durationMinutes: move.durationMinutes ?? minutesBetween(visit.start_at, visit.end_at),
      publicOnly: false,
      archived: true,
    },
  )
  // as long as nobody resized it, a visit has the length of its services, whoever serves it
  const resized = move.durationMinutes !== undefined || isResized(visit, loaded)
  const { durationMinutes, resourceIds: _, ...plain } = loaded.visit
  loaded.visit = resized ? { ...plain, durationMinutes } : plain

  const options: Omit<PlacementOptions, 'now' | 'rank'> = {
    ...(move.resourceIds
      ? { exactly: [...new Set(move.resourceIds)] }
      : { prefer: visit.allocations.map((l) => l.resource_id) }),
    ...(member ? { override: new Set(move.override) } : {}),
  }
  const placement = await decideVisit(tx, asked, loaded, toMinute(start), options, !move.amongMany)
  if (placement.overridden.length > 0 && !can(actor, 'appointments.override', subjectOf(tx.tenantId, visit)))
    throw new Problem('forbidden')

  await deleteAllocations(tx, [visit.id])
  if (loaded.expiredHolds.length > 0) await deleteExpiredHolds(tx, loaded.expiredHolds)
  const allocations = allocationsOf(visit.id, loaded, placement)
  if (!(await insertAllocations(tx, visit.id, allocations))) throw new LostRace()
  await Promise.all([
    tx.db
      .updateTable('appointments')
      .set({
        start_at: at(placement.start),
        end_at: at(placement.end),
        overridden: placement.overridden,
        override_reason: placement.overridden.length > 0 ? (move.overrideReason ?? null) : null,
      })
      .where('id', '=', visit.id)
      .execute(),
    ...placement.items.map((item, n) =>
      tx.db
        .updateTable('appointment_items')
        .set({ start_at: at(item.start), end_at: at(item.end) })
        .where('appointment_id', '=', visit.id)
        .where('position', '=', n)
        .execute(),
    ),
  ])
}

/** True when the visit's length isn't that of its services and their add-ons any more. */
const isResized = (visit: StoredVisit, { services, visit: { items } }: LoadedVisit) =>
  minutesBetween(visit.start_at, visit.end_at) !==
  services.reduce((sum, s, n) => sum + s.duration_minutes + (items[n]?.extraMinutes ?? 0), 0)
