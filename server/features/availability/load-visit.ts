import { joinPolicies, type Policies, policiesOf } from '../../../domain/policies/index.ts'
import {
  type BlockFacts,
  type Calendars,
  compileCalendars,
  type Facts,
  type Occupancy,
  type Requirement,
  type ServiceFacts,
  type Visit,
} from '../../../domain/scheduling/index.ts'
import type { BookedAddOn } from '../../database/business-side-tables.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import type { BookingRules } from '../../database/tenant-tables.ts'
import { toMinute } from '../../http/present.ts'
import { missing } from '../../problem.ts'
import { rulesOf } from '../business/booking-rules.ts'
import type { AskedQuestion } from '../questions/asked-questions.ts'
import { addOnsOf, extrasOf, packageOf } from './add-ons-and-package.ts'
import type { AskedItem, AskedVisit } from './asked.ts'
import { rankBy } from './assignment.ts'
import { hoursFacts } from './hours-facts.ts'
import {
  type LocationRow,
  type PackageRow,
  type ResourceRow,
  type ServiceRow,
  selectGround,
  selectOccupied,
} from './scheduling.queries.ts'

const DAY = 1440

/** All that is known about a visit which somebody asks for, ready for the engine. */
export interface LoadedVisit {
  visit: Visit
  /** What is asked for, a package's services in its place. */
  items: AskedItem[]
  services: ServiceRow[]
  /** What goes with each item. */
  addOns: BookedAddOn[][]
  package: PackageRow | null
  ownPrices: Map<string, number>
  location: LocationRow
  resources: Map<string, ResourceRow>
  /** Those of its services together. */
  policies: Policies
  /** Of each service, whether its customers may ask for a person. */
  mayChoose: boolean[]
  /** All that a booking may be asked; empty unless it was wanted. */
  questions: AskedQuestion[]
  calendars: Calendars
  /** Holds that have run out but whose rows still meet the constraint. */
  expiredHolds: string[]
  rank: (resourceId: string) => number
}

interface Span {
  from: Date
  to: Date
}

interface Options {
  /** Where the visit may start. */
  span: Span
  /** Visits whose own allocations don't count: the one that moves, the hold that is confirmed. */
  except?: readonly string[]
  durationMinutes?: number
  /** Only what the public may book. */
  publicOnly: boolean
  /** A visit that exists may name services that are archived by now. */
  archived?: boolean
  /** With what a booking is asked. */
  questions?: boolean
}

/**
 * Reads in two round trips what the engine needs to decide about a visit: first services, rules, hours and closures,
 * then what occupies the resources that could serve it.
 * @throws Problem not-found for a service, resource or location that isn't this tenant's
 */
export async function loadVisit(tx: TenantReadTx, asked: AskedVisit, options: Options): Promise<LoadedVisit> {
  const { span } = options
  const ids = [...new Set(asked.items.map((item) => item.serviceId))]
  const ground = await selectGround(tx.db, ids, dateAround(span.from, -3), dateAround(span.to, 33), {
    questions: options.questions ?? false,
    extras: extrasOf(asked),
  })
  const { business, own, locations, resources, overrides, closures } = ground

  const byId = new Map(ground.services.map((row) => [row.id, row]))
  const isOpen = (row: Pick<ServiceRow, 'active' | 'bookable_online'>) =>
    (options.archived || row.active) && (!options.publicOnly || row.bookable_online)
  const packed = packageOf(asked, ground.package)
  if (packed && !isOpen(packed)) throw missing('package', 'packageId')
  const items: AskedItem[] = packed ? packed.service_ids.map((serviceId) => ({ serviceId })) : asked.items
  const services = items.map((item, at) => {
    const row = byId.get(item.serviceId)
    if (row && isOpen(row)) return row
    if (packed) throw missing('package', 'packageId')
    throw missing('service', items.length > 1 ? `services.${at}.serviceId` : 'serviceId')
  })
  const addOns = addOnsOf(asked, items, ground.add_ons ?? [])
  const location = asked.locationId
    ? locations.find((l) => l.id === asked.locationId)
    : (locations.find((l) => l.is_default) ?? locations[0])
  if (!location) throw missing('location', 'locationId')
  const known = new Map(resources.map((row) => [row.id, row]))
  for (const id of [...(asked.resourceIds ?? []), ...asked.items.flatMap((item) => item.resourceIds ?? [])]) {
    if (!known.has(id)) throw missing('resource', 'resourceIds')
  }

  const terms = services.map((row) => policiesOf(business.policies, row.policies))
  const facts = services.map((row) => serviceFacts(row, own, business.booking_rules))
  const pool = poolOf(facts, resources, asked)
  const extraMinutes = addOns.map((all) => all.reduce((sum, one) => sum + one.durationMinutes, 0))
  const reach = facts.reduce(
    (sum, s, at) =>
      sum +
      (extraMinutes[at] as number) +
      Math.max(s.durationMinutes, ...s.ownDurations.values()) +
      s.bufferBeforeMinutes +
      s.bufferAfterMinutes,
    0,
  )
  const margin = Math.max(reach, options.durationMinutes ?? 0) + DAY
  const from = new Date(span.from.getTime() - margin * 60_000)
  const to = new Date(span.to.getTime() + margin * 60_000)
  const rows = await selectOccupied(tx, [...pool], from, to)

  const except = new Set(options.except)
  const occupied: Occupancy[] = []
  const blocks: BlockFacts[] = []
  const expiredHolds = new Set<string>()
  for (const row of rows) {
    const { id, resource_id: resourceId, start, end } = row
    if (row.kind === 'block') blocks.push({ id, resourceId, start, end })
    else if (row.expired) expiredHolds.add(id)
    else if (!except.has(id)) occupied.push({ appointmentId: id, resourceId, start, end })
  }
  const inPool = resources.filter((row) => pool.has(row.id))
  const all: Facts = { ...hoursFacts(locations, inPool, overrides, closures), blocks, occupied }
  return {
    visit: {
      items: facts.map((service, at) => ({
        service,
        ...(items[at]?.resourceIds ? { resourceIds: items[at].resourceIds } : {}),
        ...(extraMinutes[at] ? { extraMinutes: extraMinutes[at] } : {}),
      })),
      locationId: location.id,
      ...(asked.resourceIds ? { resourceIds: asked.resourceIds } : {}),
      ...(options.durationMinutes ? { durationMinutes: options.durationMinutes } : {}),
    },
    items,
    services,
    addOns,
    package: packed,
    ownPrices: new Map(
      own.flatMap((o) =>
        o.price_amount === null ? [] : [[`${o.service_id} ${o.resource_id}`, o.price_amount] as const],
      ),
    ),
    location,
    resources: known,
    policies: joinPolicies(terms),
    mayChoose: terms.map((one) => one.mayChoosePerson !== false),
    questions: ground.questions,
    calendars: compileCalendars(all, { from: toMinute(from), to: toMinute(to) }),
    expiredHolds: [...expiredHolds],
    rank: rankBy(services[0] as ServiceRow, resources, occupied),
  }
}

/** A service's row as the engine takes it; `own` may hold other services' too. */
export function serviceFacts(
  row: ServiceRow,
  own: { service_id: string; resource_id: string; duration_minutes: number | null }[],
  ownRules: BookingRules,
): ServiceFacts {
  const rules = rulesOf(ownRules)
  return {
    id: row.id,
    durationMinutes: row.duration_minutes,
    bufferBeforeMinutes: row.buffer_before_minutes,
    bufferAfterMinutes: row.buffer_after_minutes,
    slotIntervalMinutes: row.slot_interval_minutes ?? rules.slotIntervalMinutes,
    noticeMinutes: row.notice_minutes ?? rules.noticeMinutes,
    bookingWindowDays: row.booking_window_days ?? rules.bookingWindowDays,
    requirements: row.requirements,
    ownDurations: new Map(
      own.flatMap((o) =>
        o.service_id === row.id && o.duration_minutes !== null
          ? [[o.resource_id, o.duration_minutes] as const]
          : [],
      ),
    ),
  }
}

/** Whether a resource is one of those that a requirement may be met with. */
export const couldServe = (row: ResourceRow, need: Requirement): boolean =>
  row.kind === need.kind &&
  (need.resourceIds ? need.resourceIds.includes(row.id) : need.skill ? row.skills.includes(need.skill) : true)

/** The resources that could serve some requirement, and those asked for whether they could or not (to say why not). */
function poolOf(services: ServiceFacts[], resources: ResourceRow[], asked: AskedVisit): Set<string> {
  const named = new Set([
    ...(asked.resourceIds ?? []),
    ...asked.items.flatMap((item) => item.resourceIds ?? []),
  ])
  const open = resources.filter(
    (row) => named.has(row.id) || services.some((s) => s.requirements.some((need) => couldServe(row, need))),
  )
  return new Set(open.map((row) => row.id))
}

const dateAround = (at: Date, days: number) =>
  new Date(at.getTime() + days * 86_400_000).toISOString().slice(0, 10)
