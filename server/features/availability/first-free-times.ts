import { setImmediate as breathe } from 'node:timers/promises'
import {
  type Blocker,
  bookabilities,
  compileCalendars,
  type Facts,
  type FreeTime,
} from '../../../domain/scheduling/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { toMinute } from '../../http/present.ts'
import { hoursFacts } from './hours-facts.ts'
import { serviceFacts } from './load-visit.ts'
import { selectGround, selectOccupied } from './scheduling.queries.ts'

const DAY_MS = 86_400_000
const LOOKED_DAYS = 60

export interface FirstFreeTime {
  serviceId: string
  first: FreeTime | null
  /** Why there is none; null: it was not looked to the end, for there is too much to look at. */
  blockers: Blocker[] | null
}

/**
 * For each of some services the first time within 60 days that a visitor can book, or what stands in the way. Two
 * round trips for all of them, and a bounded number of steps, since whoever sets up a business decides how hard it is.
 */
export async function firstFreeTimes(
  tx: TenantReadTx,
  serviceIds: readonly string[],
): Promise<FirstFreeTime[]> {
  const from = new Date(Math.floor(tx.now.getTime() / 60_000) * 60_000)
  const to = new Date(from.getTime() + LOOKED_DAYS * DAY_MS)
  const dayOf = (at: Date, days: number) => new Date(at.getTime() + days * DAY_MS).toISOString().slice(0, 10)
  const ground = await selectGround(tx.db, serviceIds, dayOf(from, -3), dayOf(to, 33))
  const { business, locations, resources, overrides, closures } = ground
  const services = ground.services.map((row) => serviceFacts(row, ground.own, business.booking_rules))
  const reach = services.map(
    (s) =>
      Math.max(s.durationMinutes, ...s.ownDurations.values(), 0) +
      s.bufferBeforeMinutes +
      s.bufferAfterMinutes,
  )
  const margin = Math.max(0, ...reach) * 60_000 + DAY_MS
  const span = [new Date(from.getTime() - margin), new Date(to.getTime() + margin)] as const
  const rows = await selectOccupied(
    tx,
    resources.map(({ id }) => id),
    ...span,
  )
  const facts: Facts = {
    ...hoursFacts(locations, resources, overrides, closures),
    blocks: rows.flatMap(({ kind, id, resource_id: resourceId, start, end }) =>
      kind === 'block' ? [{ id, resourceId, start, end }] : [],
    ),
    occupied: rows.flatMap(({ kind, expired, id: appointmentId, resource_id: resourceId, start, end }) =>
      kind === 'block' || expired ? [] : [{ appointmentId, resourceId, start, end }],
    ),
  }
  const horizon = { from: toMinute(span[0]), to: toMinute(span[1]) }
  let bare: ReturnType<typeof compileCalendars> | undefined
  const where = {
    locationIds: [...locations]
      .sort((a, b) => Number(b.is_default) - Number(a.is_default))
      .map(({ id }) => id),
    resources: facts.resources,
    calendars: compileCalendars(facts, horizon),
    empty: () => (bare ??= compileCalendars({ ...facts, blocks: [], occupied: [] }, horizon)),
    now: tx.now.getTime() / 60_000,
    until: toMinute(to),
  }
  const byId = new Map(services.map((service) => [service.id, service]))
  const asked = serviceIds.flatMap((id) => byId.get(id) ?? [])
  const answers: FirstFreeTime[] = []
  for (const answer of bookabilities(asked, where)) {
    answers.push({ serviceId: asked[answers.length]?.id as string, ...answer })
    await breathe()
  }
  return answers
}
