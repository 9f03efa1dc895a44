import type { Requirement } from '../../domain/scheduling/index.ts'
import type { DemoCalendar } from './calendar.ts'
import type { DemoResource, DemoService } from './catalogue.ts'

/** One resource's piece of one item, in epoch minutes; `from` and `to` have the buffers inside. */
export interface DemoPiece {
  item: number
  resource: string
  from: number
  to: number
  visibleFrom: number
  visibleTo: number
}

export interface DemoItem {
  service: DemoService
  start: number
  end: number
  price: number
  /** Keys of those who serve it, each once. */
  resources: string[]
}

export interface DemoPlacement {
  start: number
  end: number
  items: DemoItem[]
  pieces: DemoPiece[]
}

/** What a visit is placed on. `pools`: who can serve a requirement, filled as they are asked for. */
export interface Ground {
  calendar: DemoCalendar
  resources: readonly DemoResource[]
  pools: Map<Requirement, readonly string[]>
}

/**
 * The services one after the other from `start` (epoch minutes), each with the first of `order`'s resources that
 * work and are free, or null. With `only`, no others are taken.
 */
export function place(
  ground: Ground,
  services: readonly DemoService[],
  start: number,
  order: (list: readonly string[]) => string[],
  only?: readonly string[],
): DemoPlacement | null {
  const items: DemoItem[] = []
  const pieces: DemoPiece[] = []
  let at = start
  for (const [index, service] of services.entries()) {
    const item: DemoItem = { service, start: at, end: at, price: service.price, resources: [] }
    let duration: number | null = null
    for (const requirement of service.requirements) {
      for (let unit = 0; unit < requirement.quantity; unit++) {
        const pool = order(poolOf(ground, requirement))
        // those who serve the visit already go on with it
        if (index > 0) pool.sort((a, b) => Number(isIn(items, b)) - Number(isIn(items, a)))
        const chosen = pool.find((key) => {
          if (item.resources.includes(key) || only?.includes(key) === false) return false
          const length = duration ?? service.own?.[key]?.durationMinutes ?? service.durationMinutes
          return piecesOf(index, key, service, requirement, at, length).every(
            (piece) =>
              ground.calendar.works(key, piece.visibleFrom, piece.visibleTo) &&
              ground.calendar.isFree(key, piece.from, piece.to) &&
              !pieces.some(
                (other) => other.resource === key && other.from < piece.to && piece.from < other.to,
              ),
          )
        })
        if (!chosen) return null
        duration ??= service.own?.[chosen]?.durationMinutes ?? service.durationMinutes
        item.resources.push(chosen)
        pieces.push(...piecesOf(index, chosen, service, requirement, at, duration))
      }
    }
    item.end = at + (duration ?? service.durationMinutes)
    const own = item.resources.find((key) => service.own?.[key]?.price !== undefined)
    if (own) item.price = service.own?.[own]?.price ?? service.price
    items.push(item)
    at = item.end
  }
  return { start, end: at, items, pieces: joined(pieces) }
}

/** Where one resource goes on from item to item, its pieces that touch are one. */
function joined(pieces: readonly DemoPiece[]): DemoPiece[] {
  const found: DemoPiece[] = []
  for (const piece of pieces) {
    const before = found.find((other) => other.resource === piece.resource && other.to === piece.from)
    if (before) Object.assign(before, { to: piece.to, visibleTo: piece.visibleTo })
    else found.push({ ...piece })
  }
  return found
}

const isIn = (items: readonly DemoItem[], key: string) => items.some((item) => item.resources.includes(key))

function poolOf({ pools, resources }: Ground, requirement: Requirement): readonly string[] {
  const known = pools.get(requirement)
  if (known) return known
  const pool = resources.filter((resource) => serves(resource, requirement)).map((resource) => resource.key)
  pools.set(requirement, pool)
  return pool
}

function serves(resource: DemoResource, requirement: Requirement): boolean {
  return (
    resource.kind === requirement.kind &&
    (requirement.skill === undefined || resource.skills.includes(requirement.skill))
  )
}

/** A part that ends with the service has its buffer; with another duration the last part stretches. */
function piecesOf(
  item: number,
  resource: string,
  service: DemoService,
  requirement: Requirement,
  at: number,
  duration: number,
): DemoPiece[] {
  const parts = requirement.parts ?? [{ fromMinute: 0, toMinute: service.durationMinutes }]
  return parts.map(({ fromMinute, toMinute }) => {
    const isLast = toMinute === service.durationMinutes
    const visibleTo = at + (isLast ? duration : toMinute)
    return {
      item,
      resource,
      from: at + fromMinute,
      to: visibleTo + (isLast ? service.bufferAfterMinutes : 0),
      visibleFrom: at + fromMinute,
      visibleTo,
    }
  })
}
