import type { DemoDay, DemoOverride } from './calendar.ts'
import type { DemoCatalogue, DemoService } from './catalogue.ts'
import type { DemoClosure } from './holidays.ts'
import { type DemoPlacement, type Ground, place } from './place.ts'
import type { Random } from './random.ts'

export type VisitStatus = 'pending' | 'confirmed' | 'in_progress' | 'completed' | 'cancelled' | 'no_show'

export interface DemoVisit extends DemoPlacement {
  status: VisitStatus
  /** Which of the customers; 0 is the one with an account. */
  customer: number
  /** Epoch minutes. */
  bookedAt: number
  cancelledAt: number | null
  cancelReason: string | null
  source: 'online' | 'staff'
  note: string
  /** The person was asked for by name. */
  asked: boolean
}

export interface DemoBlock {
  resource: string
  from: number
  to: number
  title: string
}

/** A demo business while its days are being filled. Instants are epoch minutes. */
export interface Agenda {
  catalogue: DemoCatalogue
  random: Random
  now: number
  days: readonly DemoDay[]
  /** Index of today in `days`. */
  today: number
  ground: Ground
  closures: DemoClosure[]
  overrides: DemoOverride[]
  blocks: DemoBlock[]
  visits: DemoVisit[]
  /** Time that the filling leaves free, so that scarce services can be booked. */
  kept: { resource: string; from: number; to: number }[]
  /** Days on which exactly so many visits take place. */
  targets: Map<string, number>
  /** The days, as indexes, on which each customer has a visit. */
  seen: Map<number, Set<number>>
}

export const CUSTOMERS = 800

export const isClosed = (closures: readonly DemoClosure[], date: string): boolean =>
  closures.some((closure) => closure.from <= date && date <= closure.to)

export function serviceOf(agenda: Agenda, key: string): DemoService {
  const found = agenda.catalogue.services.find((service) => service.key === key)
  if (!found) throw new Error(`The demo has no service ${key}`)
  return found
}

/** The day so many days from today. */
export function dayFrom(agenda: Agenda, offset: number): DemoDay {
  return agenda.days[agenda.today + offset] as DemoDay
}

/** A way to serve these services from an instant on, with whom they ask for first, or null. */
export function placeFreely(
  agenda: Agenda,
  services: readonly DemoService[],
  start: number,
  only?: readonly string[],
): DemoPlacement | null {
  return place(agenda.ground, services, start, agenda.random.shuffled, only)
}

/** Takes time out of a resource. */
export function addBlock(agenda: Agenda, block: DemoBlock): void {
  agenda.blocks.push(block)
  agenda.ground.calendar.take(block.resource, block.from, block.to)
}

/** Enters a visit; a cancelled one leaves its time free. */
export function addVisit(
  agenda: Agenda,
  day: number,
  placement: DemoPlacement,
  customer: number,
  cancelled = false,
): void {
  const { random, now } = agenda
  const needsApproval = placement.items.some((item) => item.service.requiresApproval)
  const lead = 60 * random.weighted([4, 20, 48, 100, 200, 400], (hours) => 1 / Math.sqrt(hours))
  const notAfter = now - random.int(5, 60 * 48)
  const bookedAt = Math.floor(Math.min(placement.start - lead * (0.5 + random.next()), notAfter))
  const isWaiting = random.chance(0.6) && needsApproval
  const isPerson = placement.items.every((item) => item.resources.length === 1)
  const source = random.chance(0.62) ? 'online' : 'staff'
  agenda.visits.push({
    ...placement,
    status: cancelled ? 'cancelled' : statusOf(placement, isWaiting, now, random),
    customer,
    bookedAt,
    cancelledAt: cancelled
      ? bookedAt + Math.floor(random.next() * (Math.min(placement.start, now) - bookedAt))
      : null,
    cancelReason: cancelled ? random.pick(agenda.catalogue.cancelReasons) : null,
    source,
    note: source === 'online' && random.chance(0.12) ? random.pick(agenda.catalogue.wishes) : '',
    asked: isPerson && random.chance(0.35),
  })
  const days = agenda.seen.get(customer) ?? new Set()
  agenda.seen.set(customer, days.add(day))
  if (cancelled) return
  for (const piece of placement.pieces) agenda.ground.calendar.take(piece.resource, piece.from, piece.to)
}

function statusOf({ start, end }: DemoPlacement, waits: boolean, now: number, random: Random): VisitStatus {
  const stayedAway = random.chance(0.04)
  if (end <= now) return stayedAway ? 'no_show' : 'completed'
  if (start <= now) return 'in_progress'
  return waits ? 'pending' : 'confirmed'
}
