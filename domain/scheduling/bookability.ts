import { type Calendars, workingWindows } from './calendars.ts'
import { Effort, TooComplex } from './effort.ts'
import { nextSlots } from './slots.ts'
import type { EpochMinute, Requirement, ResourceFacts, ResourceKind, ServiceFacts } from './types.ts'

/** Why a service has no free time at all, and what of it is missing. */
export type Blocker =
  | { code: 'no-resource'; kind: ResourceKind; skill?: string; needed: number; found: number }
  | { code: 'no-hours'; kind: ResourceKind; skill?: string }
  | { code: 'fully-booked' | 'notice' | 'window' | 'too-long' | 'never-together' }

interface Ground {
  /** Where it is looked, in this order. */
  locationIds: readonly string[]
  resources: readonly ResourceFacts[]
  calendars: Calendars
  /** The same as if nothing were booked and no time taken out. */
  empty: () => Calendars
  now: EpochMinute
  /** How far it is looked. */
  until: EpochMinute
}

/** A free time, at the first location that has one. */
export interface FreeTime {
  start: EpochMinute
  locationId: string
}

/** What is answered of a service; `blockers` is null where finding it out would take more than there was to spend. */
export interface Bookability {
  first: FreeTime | null
  blockers: Blocker[] | null
}

/**
 * What all services of one question may cost together, and one of them, so that a hard one leaves something for the
 * others. In steps, not in time: the same business always gets the same answer.
 */
export const ALL_STEPS = 30_000_000
const STEPS_OF_ONE = 5_000_000
/** What it costs to hold one resource against one requirement for sixty days, beside what is searched then. */
const STEPS_OF_A_LOOK = 500

/** For each service the first free time, as a visitor sees it, or what stands in the way of any. */
export function* bookabilities(
  services: readonly ServiceFacts[],
  ground: Ground,
  steps = ALL_STEPS,
): Generator<Bookability> {
  let left = steps
  for (const service of services) {
    const effort = new Effort(Math.min(left, STEPS_OF_ONE))
    yield bookability(service, ground, effort)
    left -= effort.spent
  }
}

function bookability(service: ServiceFacts, ground: Ground, effort: Effort): Bookability {
  try {
    const first = firstIn(service, ground, ground.calendars, effort)
    return { first, blockers: first ? [] : blockersOf(service, ground, effort) }
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error
    return { first: null, blockers: null }
  }
}

/** @throws TooComplex where nothing was found and not everything was looked at */
function firstIn(
  service: ServiceFacts,
  ground: Ground,
  calendars: Calendars,
  effort: Effort,
): FreeTime | null {
  const { locationIds, now, until } = ground
  const look = STEPS_OF_A_LOOK * (1 + ground.resources.length * service.requirements.length)
  for (const locationId of locationIds) {
    effort.spend(look + Math.ceil((until - now) / service.slotIntervalMinutes))
    const [slot] = nextSlots({ items: [{ service }], locationId }, calendars, now - 1, now, 1, until, effort)
    if (slot) return { start: slot.start, locationId }
    effort.spend(0)
  }
  return null
}

function blockersOf(service: ServiceFacts, ground: Ground, effort: Effort): Blocker[] {
  const missing = service.requirements.flatMap((need): Blocker[] => {
    const serving = ground.resources.filter((resource) => serves(resource, need))
    const what = { kind: need.kind, ...(need.skill ? { skill: need.skill } : {}) }
    if (serving.length < need.quantity)
      return [{ code: 'no-resource', ...what, needed: need.quantity, found: serving.length }]
    const working = serving.filter(({ id }) => workingWindows(ground.calendars, id).length > 0)
    return working.length < need.quantity ? [{ code: 'no-hours', ...what }] : []
  })
  if (missing.length > 0) return missing
  const empty = ground.empty()
  const would = (change: Partial<ServiceFacts>) =>
    firstIn({ ...service, ...change }, ground, empty, effort) !== null
  if (would({})) return [{ code: 'fully-booked' }]
  if (would({ noticeMinutes: 0 })) return [{ code: 'notice' }]
  if (would({ bookingWindowDays: 1095 })) return [{ code: 'window' }]
  const shortest = { durationMinutes: 1, ownDurations: new Map<string, number>() }
  const unbuffered = { bufferBeforeMinutes: 0, bufferAfterMinutes: 0 }
  const throughout = service.requirements.map(({ parts: _, ...need }) => need)
  const anyTime = { noticeMinutes: 0, bookingWindowDays: 1095, slotIntervalMinutes: 5 }
  const fits = would({ ...shortest, ...unbuffered, ...anyTime, requirements: throughout })
  return [{ code: fits ? 'too-long' : 'never-together' }]
}

const serves = (resource: ResourceFacts, need: Requirement): boolean =>
  resource.kind === need.kind &&
  (need.resourceIds
    ? need.resourceIds.includes(resource.id)
    : need.skill
      ? resource.skills.includes(need.skill)
      : true)
