import type {
  EpochMinute,
  Facts,
  Hours,
  HoursWindow,
  ReasonCode,
  Requirement,
  ResourceFacts,
  ServiceFacts,
  Visit,
} from '../types.ts'

/**
 * Availability as the rules say it, minute by minute, by trying every assignment. Slow and plain on purpose: it
 * shares nothing with the engine that it judges.
 */
export interface Oracle {
  /** Every way to fill the visit's units that is complete, with all that is wrong with it. */
  judge(visit: Visit, start: EpochMinute, options: JudgeOptions): Judged[]
  /** Whether a start is on a grid of someone who could serve the first requirement. */
  isOnSomeGrid(visit: Visit, start: EpochMinute): boolean
  isFree(resourceId: string, minute: EpochMinute): boolean
}

export interface JudgeOptions {
  now: EpochMinute
  exactly?: readonly string[]
  /** Who is tried: those that the requirement names and those asked for, or everyone of its kind. */
  everyone?: boolean
  /** Leave out what is wrong as soon as it is. */
  onlyClean?: boolean
}

export type Wrong = ReasonCode | 'taken' | 'buffer-taken'

export interface Judged {
  end: EpochMinute
  /** By item, a resource a unit. */
  units: string[][]
  wrong: ReadonlySet<Wrong>
  /** Each resource's occupied minutes. */
  occupied(): ReadonlyMap<string, ReadonlySet<EpochMinute>>
}

interface Window {
  start: EpochMinute
  end: EpochMinute
  locationId: string
}

export function oracleFor(facts: Facts, dates: readonly string[]): Oracle {
  const zoneOf = (locationId: string) => facts.locations.find((one) => one.id === locationId)?.timeZone
  const windows = new Map(facts.resources.map((resource) => [resource.id, windowsOf(resource)]))
  const byId = new Map(facts.resources.map((resource) => [resource.id, resource]))

  function windowsOf(resource: ResourceFacts): Window[] {
    const location = facts.locations.find((one) => one.id === resource.locationId)
    const hours = resource.hours ?? location?.hours
    if (!hours) return []
    return dates.flatMap((date) => {
      const overrides = hours.overrides.filter((override) => override.date === date)
      const weekday = Temporal.PlainDate.from(date).dayOfWeek
      const today: HoursWindow[] =
        overrides.length > 0
          ? overrides.flatMap((override) => override.windows)
          : weekOf(hours, date).filter((window) => window.weekday === weekday)
      return today.flatMap((window) => {
        const locationId = (resource.hours && window.locationId) ?? resource.locationId
        const timeZone = zoneOf(locationId)
        if (!timeZone) return []
        const endDate = window.end <= window.start ? nextDate(date) : date
        const start = instant(date, window.start, timeZone, 'compatible')
        const end = instant(endDate, window.end, timeZone, 'later')
        return start < end ? [{ start, end, locationId }] : []
      })
    })
  }

  const worksAsWritten = (id: string, minute: EpochMinute, locationId?: string) =>
    (windows.get(id) ?? []).some(
      (window) =>
        window.start <= minute &&
        minute < window.end &&
        (locationId === undefined || window.locationId === locationId),
    )
  const isClosed = (locationId: string, minute: EpochMinute) =>
    facts.closures.some((closure) => {
      if (closure.locationId !== null && closure.locationId !== locationId) return false
      const date = localDateOf(minute, zoneOf(locationId) as string)
      return closure.from <= date && date <= closure.to
    })
  const isTaken = (id: string, minute: EpochMinute) =>
    facts.occupied.some((row) => row.resourceId === id && row.start <= minute && minute < row.end)
  const isBlocked = (id: string, minute: EpochMinute) =>
    facts.blocks.some((row) => row.resourceId === id && row.start <= minute && minute < row.end)
  const isEverAt = (id: string, locationId: string) => {
    const resource = byId.get(id) as ResourceFacts
    const hours = resource.hours
    const all = hours
      ? [
          ...hours.weekly,
          ...hours.overrides.flatMap((one) => one.windows),
          ...(hours.rotas ?? []).flatMap((rota) => rota.weeks.flat()),
        ]
      : []
    return resource.locationId === locationId || all.some((window) => window.locationId === locationId)
  }
  const gridOf = (id: string, start: EpochMinute, interval: number, locationId: string) => {
    const here = (windows.get(id) ?? []).filter((window) => window.locationId === locationId)
    const around = here.filter((window) => window.start <= start && start < window.end)
    if (around.length === 0) return 'outside'
    return around.some((window) => (start - window.start) % interval === 0) ? 'on' : 'off'
  }

  const known = new Map<string, { wrong: Set<Wrong>; occupied: Set<EpochMinute> }>()

  function wrongWithUnit(
    service: ServiceFacts,
    requirement: Requirement,
    id: string,
    start: EpochMinute,
    duration: number,
    locationId: string,
  ) {
    const key = [
      service.id,
      service.requirements.indexOf(requirement),
      id,
      start,
      duration,
      locationId,
    ].join()
    const found = known.get(key) ?? tryUnit(service, requirement, id, start, duration, locationId)
    known.set(key, found)
    return found
  }

  function tryUnit(
    service: ServiceFacts,
    requirement: Requirement,
    id: string,
    start: EpochMinute,
    duration: number,
    locationId: string,
  ): { wrong: Set<Wrong>; occupied: Set<EpochMinute> } {
    const wrong = new Set<Wrong>()
    const occupied = new Set<EpochMinute>()
    if (!names(requirement, byId.get(id) as ResourceFacts)) wrong.add('unskilled')
    for (const run of runsOf(requirement, service, duration)) {
      const minutes = range(start + run.from, start + run.to)
      if (!minutes.every((minute) => worksAsWritten(id, minute, locationId))) {
        const elsewhere = minutes.every((minute) => worksAsWritten(id, minute))
        if (!elsewhere) wrong.add('outside-hours')
        if (elsewhere || !isEverAt(id, locationId)) wrong.add('other-location')
      }
      if (minutes.some((minute) => isClosed(locationId, minute))) wrong.add('closed')
      if (minutes.some((minute) => isTaken(id, minute))) wrong.add('taken')
      const blocked = minutes.some((minute) => isBlocked(id, minute))
      if (blocked) wrong.add('blocked')
      const buffers = [
        ...(run.from === 0 ? range(start - service.bufferBeforeMinutes, start) : []),
        ...(run.to === duration
          ? range(start + duration, start + duration + service.bufferAfterMinutes)
          : []),
      ]
      if (buffers.some((minute) => isTaken(id, minute))) wrong.add('buffer-taken')
      if (!blocked && buffers.some((minute) => isBlocked(id, minute))) wrong.add('buffer')
      for (const minute of [...minutes, ...buffers]) occupied.add(minute)
    }
    return { wrong, occupied }
  }

  function wrongWithRules(visit: Visit, start: EpochMinute, now: EpochMinute): Wrong[] {
    const zone = zoneOf(visit.locationId) as string
    const today = Temporal.PlainDate.from(localDateOf(Math.floor(now), zone))
    const date = localDateOf(start, zone)
    const wrong: Wrong[] = []
    if (start < now) wrong.push('past')
    else if (visit.items.some(({ service }) => start < now + service.noticeMinutes)) wrong.push('notice')
    const isBeyond = ({ service }: Visit['items'][number]) =>
      date > today.add({ days: service.bookingWindowDays }).toString()
    if (visit.items.some(isBeyond)) wrong.push('window')
    return wrong
  }

  function* fillings(visit: Visit, options: JudgeOptions, index: number): Generator<string[]> {
    const item = visit.items[index] as Visit['items'][number]
    const asked = options.exactly ?? [...(item.resourceIds ?? []), ...(visit.resourceIds ?? [])]
    const units = unitsOf(item.service)
    function* fill(unit: number, chosen: string[]): Generator<string[]> {
      const requirement = units[unit]
      if (!requirement) {
        yield chosen
        return
      }
      for (const resource of facts.resources) {
        if (resource.kind !== requirement.kind || chosen.includes(resource.id)) continue
        if (options.exactly && !options.exactly.includes(resource.id)) continue
        if (!names(requirement, resource) && !options.everyone && !asked.includes(resource.id)) continue
        yield* fill(unit + 1, [...chosen, resource.id])
      }
    }
    yield* fill(0, [])
  }

  function isAsAsked(visit: Visit, units: string[][], exactly: readonly string[] | undefined): boolean {
    const used = new Set(units.flat())
    if (exactly) return exactly.every((id) => used.has(id))
    const isPerson = (id: string) => byId.get(id)?.kind === 'staff'
    return (
      (visit.resourceIds ?? []).every((id) => used.has(id)) &&
      visit.items.every((item, index) => {
        const here = units[index] as string[]
        const asked = item.resourceIds ?? []
        if (!asked.every((id) => here.includes(id))) return false
        if (asked.some(isPerson)) return true
        const before = visit.items.slice(0, index).flatMap((other) => other.resourceIds ?? [])
        const able = [...(visit.resourceIds ?? []), ...before].filter(
          (id) =>
            isPerson(id) &&
            item.service.requirements.some(
              (one) => one.kind === 'staff' && names(one, byId.get(id) as never),
            ),
        )
        return able.length === 0 || able.some((id) => here.includes(id))
      })
    )
  }

  function judgeItem(
    visit: Visit,
    index: number,
    visitStart: EpochMinute,
    start: EpochMinute,
    here: string[],
  ) {
    const { service, extraMinutes = 0 } = visit.items[index] as Visit['items'][number]
    const requirements = unitsOf(service)
    const first = here.filter((_, unit) => requirements[unit] === service.requirements[0])
    const lengths = first.map(
      (id) => (service.ownDurations.get(id) ?? service.durationMinutes) + extraMinutes,
    )
    const isResized = visit.durationMinutes !== undefined && index === visit.items.length - 1
    const duration = isResized
      ? Math.max(1, visitStart + (visit.durationMinutes as number) - start)
      : Math.max(...lengths)
    const found = here.map((id, unit) =>
      wrongWithUnit(service, requirements[unit] as Requirement, id, start, duration, visit.locationId),
    )
    const wrong = new Set(found.flatMap((one) => [...one.wrong]))
    if (index === 0) {
      const grids = first.map((id, unit) => {
        const grid = gridOf(id, start, service.slotIntervalMinutes, visit.locationId)
        const away = found[unit]?.wrong.has('outside-hours') || found[unit]?.wrong.has('other-location')
        return grid === 'outside' ? (away ? 'none' : 'off') : grid
      })
      if (!grids.includes('on') && grids.includes('off')) wrong.add('off-grid')
    }
    return {
      end: start + duration,
      wrong,
      occupied: found.map((one, unit) => [here[unit] as string, one.occupied] as const),
    }
  }

  function* judgeFrom(
    visit: Visit,
    visitStart: EpochMinute,
    start: EpochMinute,
    units: string[][],
    options: JudgeOptions,
  ): Generator<Judged> {
    const index = units.length
    if (index === visit.items.length) {
      if (isAsAsked(visit, units, options.exactly))
        yield { end: start, units, wrong: new Set(), occupied: () => new Map() }
      return
    }
    for (const here of fillings(visit, options, index)) {
      const item = judgeItem(visit, index, visitStart, start, here)
      if (options.onlyClean && item.wrong.size > 0) continue
      for (const rest of judgeFrom(visit, visitStart, item.end, [...units, here], options)) {
        const occupied = () => {
          const all = new Map(rest.occupied())
          for (const [id, minutes] of item.occupied)
            all.set(id, new Set([...minutes, ...(all.get(id) ?? [])]))
          return all
        }
        yield { ...rest, wrong: new Set([...item.wrong, ...rest.wrong]), occupied }
      }
    }
  }

  return {
    judge(visit, start, options) {
      const rules = wrongWithRules(visit, start, options.now)
      if (options.onlyClean && rules.length > 0) return []
      return [...judgeFrom(visit, start, start, [], options)].map((judged) => ({
        ...judged,
        wrong: new Set([...rules, ...judged.wrong]),
      }))
    },
    isOnSomeGrid({ items, locationId }, start) {
      const service = items[0]?.service as ServiceFacts
      const first = service.requirements[0] as Requirement
      return facts.resources.some(
        (resource) =>
          resource.kind === first.kind &&
          gridOf(resource.id, start, service.slotIntervalMinutes, locationId) === 'on',
      )
    },
    isFree: (resourceId, minute) => !isTaken(resourceId, minute),
  }
}

/** The minutes of a service in which a requirement is needed, as runs: parts that touch are one. */
function runsOf({ parts }: Requirement, { durationMinutes }: ServiceFacts, duration: number) {
  const isNeeded = (minute: number) =>
    !parts ||
    parts.some(
      ({ fromMinute, toMinute }) =>
        fromMinute <= minute && (minute < toMinute || toMinute >= durationMinutes),
    )
  const runs: { from: number; to: number }[] = []
  for (let minute = 0; minute < duration; minute++) {
    if (!isNeeded(minute)) continue
    const last = runs.at(-1)
    if (last?.to === minute) last.to = minute + 1
    else runs.push({ from: minute, to: minute + 1 })
  }
  return runs
}

function unitsOf(service: ServiceFacts): Requirement[] {
  return service.requirements.flatMap((one) => Array.from({ length: one.quantity }, () => one))
}

function names(requirement: Requirement, resource: ResourceFacts): boolean {
  if (requirement.resourceIds && !requirement.resourceIds.includes(resource.id)) return false
  return requirement.skill === undefined || resource.skills.includes(requirement.skill)
}

function instant(
  date: string,
  minutes: number,
  timeZone: string,
  disambiguation: 'compatible' | 'later',
): EpochMinute {
  if (minutes === 1440) return instant(nextDate(date), 0, timeZone, disambiguation)
  const time = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60)
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(time)
  return wall.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds / 60_000
}

/** Walks week by week from the rota's first Monday. */
function weekOf(hours: Hours, date: string): readonly (HoursWindow & { weekday: number })[] {
  const valid = (hours.rotas ?? []).filter((rota) => rota.validFrom <= date)
  const newest = valid.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1)).at(-1)
  if (!newest) return hours.weekly
  let monday = Temporal.PlainDate.from(newest.validFrom)
  while (monday.dayOfWeek !== 1) monday = monday.subtract({ days: 1 })
  for (let at = 0; ; at = at + 1 === newest.weeks.length ? 0 : at + 1) {
    const next = monday.add({ weeks: 1 })
    if (date < next.toString()) return newest.weeks[at] ?? []
    monday = next
  }
}

function nextDate(date: string): string {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toString()
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}

const localDates = new Map<string, string>()

/** Asked for each minute of each case, so remembered: it is what the oracle's time went to. */
function localDateOf(minute: EpochMinute, timeZone: string): string {
  const key = `${timeZone} ${minute}`
  let date = localDates.get(key)
  if (date === undefined) {
    const instant = Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
    date = instant.toZonedDateTimeISO(timeZone).toPlainDate().toString()
    localDates.set(key, date)
  }
  return date
}
