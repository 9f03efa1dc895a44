import { type Calendars, workingWindows } from './calendars.ts'
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

/** The first free time of a service, as a visitor sees it, or what stands in the way of any. */
export function bookability(
  service: ServiceFacts,
  ground: Ground,
): { first: FreeTime | null; blockers: Blocker[] } {
  const first = firstIn(service, ground, ground.calendars)
  return { first, blockers: first ? [] : blockersOf(service, ground) }
}

function firstIn(service: ServiceFacts, ground: Ground, calendars: Calendars): FreeTime | null {
  const { locationIds, now, until } = ground
  for (const locationId of locationIds) {
    const [slot] = nextSlots({ items: [{ service }], locationId }, calendars, now - 1, now, 1, until)
    if (slot) return { start: slot.start, locationId }
  }
  return null
}

function blockersOf(service: ServiceFacts, ground: Ground): Blocker[] {
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
  const would = (change: Partial<ServiceFacts>) => firstIn({ ...service, ...change }, ground, empty) !== null
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
