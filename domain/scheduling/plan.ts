import type { Calendars, LocationCalendar, Place, ResourceCalendar } from './calendars.ts'
import { Effort } from './effort.ts'
import { NO_RANGES, type Ranges } from './intervals.ts'
import { type Length, lengthsOf } from './lengths.ts'
import type { Obstacle } from './obstacles.ts'
import { ownDuration, type Part, partsOf } from './parts.ts'
import { startable } from './startable.ts'
import type { PlacementOptions, Requirement, ServiceFacts, Visit } from './types.ts'

/** A visit held against the calendars: who could serve what. */
export interface Plan {
  visit: Visit
  calendars: Calendars
  location: LocationCalendar
  items: ItemPlan[]
  /** Each must serve some item. */
  cover: readonly string[]
  /** What a search with this plan has left. */
  effort: Effort
}

export interface ItemPlan {
  index: number
  service: ServiceFacts
  requirements: RequirementPlan[]
  /** How long it can be, by who serves its first requirement. */
  lengths: readonly Length[]
  /** Each must serve this item. */
  asked: readonly string[]
  /** Persons of whom at least one serves this item, if there are any. */
  keep: readonly string[]
}

export interface RequirementPlan {
  requirement: Requirement
  service: ServiceFacts
  /** In the order in which they are tried. */
  candidates: readonly Candidate[]
  partsByDuration: Map<number, readonly Part[]>
  /** The starts at which each candidate can serve, by duration and position. */
  startsByDuration: Map<number, (Ranges | undefined)[]>
  /** What was found in the way of candidates, by candidate, start and duration. */
  obstacles: Map<string, readonly Obstacle[]>
}

/** A resource that could serve a requirement, perhaps against a rule. */
export interface Candidate {
  id: string
  resource: ResourceCalendar
  /** Where it works at the visit's location. */
  place: Place | undefined
  /** Whether the requirement names it, by id, skill or kind. */
  skilled: boolean
  /** How long the item takes if this resource serves its first requirement. */
  duration: number
  /** Its position among the requirement's candidates. */
  position: number
}

type Choice = Pick<PlacementOptions, 'exactly' | 'prefer' | 'rank'>

/**
 * @param everyone also those of the right kind that the requirement doesn't name and nobody asked for
 * @throws RangeError for a visit without items, or a location that the calendars don't know
 */
export function planVisit(visit: Visit, calendars: Calendars, choice: Choice = {}, everyone = false): Plan {
  const location = locationOf(visit, calendars)
  if (visit.items.length === 0) throw new RangeError('A visit has at least one item')
  const { exactly } = choice
  const resources = inOrder(calendars, choice)
  const isPerson = (id: string) => calendars.resources.get(id)?.facts.kind === 'staff'
  const persons = (visit.resourceIds ?? []).filter(isPerson)
  const items = visit.items.map(({ service, resourceIds = [], extraMinutes = 0 }, index): ItemPlan => {
    const named = exactly ?? [...resourceIds, ...(visit.resourceIds ?? [])]
    const requirements = service.requirements.map((requirement): RequirementPlan => {
      const candidates: Candidate[] = []
      for (const resource of resources) {
        const { id, kind } = resource.facts
        if (kind !== requirement.kind || (exactly && !exactly.includes(id))) continue
        const skilled = serves(requirement, resource)
        if (!skilled && !everyone && !named.includes(id)) continue
        candidates.push({
          id,
          resource,
          place: resource.places.get(location.id),
          skilled,
          duration: ownDuration(service, id) + extraMinutes,
          position: candidates.length,
        })
      }
      return {
        requirement,
        service,
        candidates,
        partsByDuration: new Map(),
        startsByDuration: new Map(),
        obstacles: new Map(),
      }
    })
    const lengths = lengthsOf(service.durationMinutes + extraMinutes, requirements[0])
    if (exactly) return { index, service, requirements, lengths, asked: [], keep: [] }
    const askedPersons = resourceIds.filter(isPerson)
    const keep = askedPersons.length > 0 ? [] : persons.filter((id) => canServe(requirements, id))
    for (const id of askedPersons) if (!persons.includes(id)) persons.push(id)
    return { index, service, requirements, lengths, asked: [...new Set(resourceIds)], keep }
  })
  const cover = [...new Set(exactly ?? visit.resourceIds ?? [])]
  return { visit, calendars, location, items, cover, effort: new Effort() }
}

/** @throws RangeError for a location that the calendars don't know */
export function locationOf({ locationId }: Visit, calendars: Calendars): LocationCalendar {
  const location = calendars.locations.get(locationId)
  if (!location) throw new RangeError(`The calendars don't know the location ${locationId}`)
  return location
}

/** The requirement's parts when its service takes `duration` minutes. */
export function partsFor(plan: RequirementPlan, duration: number): readonly Part[] {
  let parts = plan.partsByDuration.get(duration)
  if (!parts) {
    parts = partsOf(plan.requirement, plan.service, duration)
    plan.partsByDuration.set(duration, parts)
  }
  return parts
}

/** The starts of the item at which a candidate breaks no rule and is free. */
export function startsFor(plan: RequirementPlan, candidate: Candidate, duration: number): Ranges | undefined {
  if (!candidate.skilled) return undefined
  let byPosition = plan.startsByDuration.get(duration)
  if (!byPosition) {
    byPosition = []
    plan.startsByDuration.set(duration, byPosition)
  }
  let starts = byPosition[candidate.position]
  if (!starts) {
    const works = candidate.place?.works ?? NO_RANGES
    starts = startable(works, candidate.resource.busy, partsFor(plan, duration))
    byPosition[candidate.position] = starts
  }
  return starts
}

function inOrder(calendars: Calendars, { prefer = [], rank }: Choice): ResourceCalendar[] {
  const resources = [...calendars.resources.values()]
  if (rank) {
    const ranks = new Map(resources.map(({ facts }) => [facts.id, rank(facts.id)]))
    resources.sort((a, b) => (ranks.get(a.facts.id) as number) - (ranks.get(b.facts.id) as number))
  }
  if (prefer.length === 0) return resources
  const wish = (resource: ResourceCalendar) => {
    const position = prefer.indexOf(resource.facts.id)
    return position < 0 ? prefer.length : position
  }
  return resources.sort((a, b) => wish(a) - wish(b))
}

function serves({ resourceIds, skill }: Requirement, { facts }: ResourceCalendar): boolean {
  return (
    (!resourceIds || resourceIds.includes(facts.id)) && (skill === undefined || facts.skills.includes(skill))
  )
}

function canServe(requirements: readonly RequirementPlan[], id: string): boolean {
  return requirements.some(({ candidates }) => candidates.some((one) => one.id === id && one.skilled))
}
