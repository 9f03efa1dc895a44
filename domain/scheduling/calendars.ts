import { busyRanges } from './busy.ts'
import { locationsOf, windowsAt } from './hours.ts'
import { intersect, merged, type Ranges, subtract } from './intervals.ts'
import { dayNumber, type LocalDays, localDays, midnight } from './local-time.ts'
import type { ClosureFacts, Facts, Horizon, Hours, LocationFacts, ResourceFacts } from './types.ts'

/** A tenant's facts as numbers: what every question about availability in the horizon is answered from. */
export interface Calendars {
  horizon: Horizon
  facts: Facts
  locations: ReadonlyMap<string, LocationCalendar>
  /** In the order of the facts. */
  resources: ReadonlyMap<string, ResourceCalendar>
}

export interface LocationCalendar {
  id: string
  timeZone: string
  closed: Ranges
}

export interface ResourceCalendar {
  facts: ResourceFacts
  /** Where it works in the horizon, by location. */
  places: ReadonlyMap<string, Place>
  /** What occupies it, and what its staff took out. */
  busy: Ranges
}

/** One resource's hours at one location. */
export interface Place {
  /** As written: what a grid is counted from. Flat pairs in order of their starts, which may overlap. */
  windows: Ranges
  /** The windows as stretches of work, before closures. */
  hours: Ranges
  /** The stretches of work that closures leave. */
  works: Ranges
}

/**
 * Turns facts into calendars. All zone arithmetic happens here. Facts outside the horizon may be left out; a
 * visit is answered for where its whole range, buffers included, is in the horizon (see `horizonFor`).
 */
export function compileCalendars(facts: Facts, horizon: Horizon): Calendars {
  const days = new Map<string, LocalDays>()
  const locations = new Map<string, LocationCalendar>()
  for (const { id, timeZone } of facts.locations) {
    const zoneDays = [...days.values()].find((other) => other.timeZone === timeZone)
    days.set(id, zoneDays ?? localDays(timeZone, horizon))
    locations.set(id, { id, timeZone, closed: closedRanges(facts.closures, id, days.get(id) as LocalDays) })
  }

  const placesOf = (hours: Hours, home: string) => {
    const places = new Map<string, Place>()
    for (const locationId of locationsOf(hours, home)) {
      const location = locations.get(locationId)
      if (!location) continue
      const windows = windowsAt(locationId, hours, home, days.get(locationId) as LocalDays, horizon)
      const stretches = merged(windows)
      places.set(locationId, { windows, hours: stretches, works: subtract(stretches, location.closed) })
    }
    return places
  }
  const opening = new Map(
    facts.locations.map((location) => [location.id, placesOf(openingHours(location), location.id)]),
  )

  const busy = busyRanges(facts)
  const resources = new Map<string, ResourceCalendar>()
  for (const [i, resource] of facts.resources.entries()) {
    resources.set(resource.id, {
      facts: resource,
      places: resource.hours
        ? placesOf(resource.hours, resource.locationId)
        : (opening.get(resource.locationId) ?? new Map()),
      busy: busy[i] as Ranges,
    })
  }
  return { horizon, facts, locations, resources }
}

/**
 * When a resource works, wherever that is, closures cut out: flat pairs of epoch minutes within the horizon,
 * sorted and disjoint. Empty for a resource that isn't known.
 */
export function workingWindows(calendars: Calendars, resourceId: string): Ranges {
  const places = calendars.resources.get(resourceId)?.places.values() ?? []
  const { from, to } = calendars.horizon
  return intersect(merged([...places].flatMap((place) => place.works)), [from, to])
}

/** A location's own windows are there, whatever they carry. */
function openingHours(location: LocationFacts): Hours {
  const here = <W extends { locationId: string | null }>(window: W): W => ({ ...window, locationId: null })
  return {
    weekly: location.hours.weekly.map(here),
    overrides: location.hours.overrides.map(({ date, windows }) => ({ date, windows: windows.map(here) })),
    rotas: (location.hours.rotas ?? []).map(({ validFrom, weeks }) => ({
      validFrom,
      weeks: weeks.map((week) => week.map(here)),
    })),
  }
}

function closedRanges(closures: readonly ClosureFacts[], locationId: string, days: LocalDays): Ranges {
  const flat: number[] = []
  for (const closure of closures) {
    if (closure.locationId !== null && closure.locationId !== locationId) continue
    const first = Math.max(dayNumber(closure.from), days.firstDay)
    const last = Math.min(dayNumber(closure.to), days.lastDay - 1)
    if (first <= last) flat.push(midnight(days, first), midnight(days, last + 1))
  }
  return merged(flat)
}
