import type { TimelineColumns } from '../../../contract/timeline-columns.ts'
import { toEpoch } from './instant.ts'
import type { TimelineItem, TimelineResource } from './timeline.types.ts'

type Columns = TimelineColumns['items']
type Numbers = { [K in keyof Columns]: Columns[K] extends number[] ? K : never }[keyof Columns]
type More = TimelineColumns['more'][number]

/** What the items of one answer have in common: the numbers and texts that they are read from. */
interface Source {
  originMs: number
  resourceIds: string[]
  texts: string[]
  columns: Columns
  more: Map<number, More>
}

const KINDS: Record<string, TimelineItem['kind']> = { a: 'appointment', b: 'block', h: 'hold' }

/**
 * An item of an answer in columns: its place there, and what it says read when it is asked for. Fifty thousand of
 * them weigh less than a tenth of as many objects with their texts. It can't be spread: `plainItem` copies it.
 */
class ColumnItem implements TimelineItem {
  readonly #source: Source
  readonly #at: number

  constructor(source: Source, at: number) {
    this.#source = source
    this.#at = at
  }

  get id(): string {
    return uuidAt(this.#source.columns.ids, this.#at)
  }
  get kind(): TimelineItem['kind'] {
    return KINDS[this.#source.columns.kinds[this.#at] as string] ?? 'appointment'
  }
  get resourceId(): string {
    return this.#source.resourceIds[this.#number('resources')] as string
  }
  /** Epoch milliseconds of the four instants, for those who reckon. */
  get startMs(): number {
    return this.#source.originMs + this.#number('starts') * 1000
  }
  get endMs(): number {
    return this.startMs + this.#number('lengths') * 1000
  }
  get occupiedStartMs(): number {
    return this.startMs - this.#number('before') * 1000
  }
  get occupiedEndMs(): number {
    return this.endMs + this.#number('after') * 1000
  }
  get start(): string {
    return instantOf(this.startMs)
  }
  get end(): string {
    return instantOf(this.endMs)
  }
  get occupiedStart(): string {
    return instantOf(this.occupiedStartMs)
  }
  get occupiedEnd(): string {
    return instantOf(this.occupiedEndMs)
  }
  get title(): string {
    return this.#source.texts[this.#number('titles')] ?? ''
  }
  get status(): string {
    return this.#source.texts[this.#number('statuses')] ?? ''
  }
  get appointmentId(): string | undefined {
    return this.kind === 'block' ? undefined : uuidAt(this.#source.columns.visits, this.#at)
  }
  get serviceNames(): string[] | undefined {
    const name = this.#source.texts[this.#number('services')]
    return name === undefined ? undefined : [name]
  }
  get version(): number {
    return this.#number('versions')
  }
  get arrived(): boolean | undefined {
    return this.#source.more.get(this.#at)?.arrived
  }
  get labelIds(): string[] | undefined {
    return this.#source.more.get(this.#at)?.labelIds
  }
  get seriesId(): string | undefined {
    return this.#source.more.get(this.#at)?.seriesId
  }
  get expiresAt(): string | undefined {
    return this.#source.more.get(this.#at)?.expiresAt
  }

  #number(column: Numbers): number {
    return this.#source.columns[column][this.#at] as number
  }
}

/** A resource of an answer in columns: its hours stay numbers until they are asked for as instants. */
class ColumnResource implements TimelineResource {
  readonly id: string
  readonly name: string
  readonly kind: TimelineResource['kind']
  readonly locationId: string
  readonly skills: string[]
  /** Epoch milliseconds: start, end, start, end … */
  readonly spans: Float64Array

  constructor(resource: Omit<TimelineResource, 'working'>, spans: Float64Array) {
    this.id = resource.id
    this.name = resource.name
    this.kind = resource.kind
    this.locationId = resource.locationId
    this.skills = resource.skills
    this.spans = spans
  }

  get working(): TimelineResource['working'] {
    return Array.from({ length: this.spans.length / 2 }, (_, i) => ({
      start: instantOf(this.spans[2 * i] as number),
      end: instantOf(this.spans[2 * i + 1] as number),
    }))
  }
}

/** The items of an answer in columns, in its order: by resource, then by the start of the occupied time. */
export function itemsOfColumns(answer: TimelineColumns): TimelineItem[] {
  const source: Source = {
    originMs: toEpoch(answer.origin),
    resourceIds: answer.resources.map((resource) => resource.id),
    texts: answer.texts,
    columns: answer.items,
    more: new Map(answer.more.map((more) => [more.item, more])),
  }
  return Array.from({ length: answer.items.count }, (_, at) => new ColumnItem(source, at))
}

export function resourcesOfColumns(answer: TimelineColumns): TimelineResource[] {
  const originMs = toEpoch(answer.origin)
  return answer.resources.map((resource, row) => {
    const minutes = answer.working[row] ?? []
    return new ColumnResource(
      resource,
      Float64Array.from(minutes, (minute) => originMs + minute * 60_000),
    )
  })
}

/** When a resource works, epoch milliseconds: start, end, start, end …, in order. */
export function workingSpans(resource: TimelineResource): Float64Array {
  if (resource instanceof ColumnResource) return resource.spans
  const known = spansOf.get(resource.working)
  if (known) return known
  const spans = Float64Array.from(
    resource.working.flatMap(({ start, end }) => [toEpoch(start), toEpoch(end)]),
  )
  spansOf.set(resource.working, spans)
  return spans
}
const spansOf = new WeakMap<TimelineResource['working'], Float64Array>()

/** The same resource with the hours of several windows, which follow each other in time. */
export function withSpans(resource: TimelineResource, parts: readonly Float64Array[]): TimelineResource {
  const spans = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    spans.set(part, at)
    at += part.length
  }
  return new ColumnResource(resource, spans)
}

/** Epoch milliseconds of an item's occupied time. */
export function occupiedFrom(item: TimelineItem): number {
  return item instanceof ColumnItem ? item.occupiedStartMs : toEpoch(item.occupiedStart)
}
export function occupiedTo(item: TimelineItem): number {
  return item instanceof ColumnItem ? item.occupiedEndMs : toEpoch(item.occupiedEnd)
}

/** Epoch milliseconds of the time in which one sees an item. */
export function shownFrom(item: TimelineItem): number {
  return item instanceof ColumnItem ? item.startMs : toEpoch(item.start)
}
export function shownTo(item: TimelineItem): number {
  return item instanceof ColumnItem ? item.endMs : toEpoch(item.end)
}

/** An item as a plain object, to be changed in a copy. */
export function plainItem(item: TimelineItem): TimelineItem {
  if (!(item instanceof ColumnItem)) return item
  return {
    id: item.id,
    kind: item.kind,
    resourceId: item.resourceId,
    start: item.start,
    end: item.end,
    occupiedStart: item.occupiedStart,
    occupiedEnd: item.occupiedEnd,
    title: item.title,
    status: item.status,
    appointmentId: item.appointmentId,
    serviceNames: item.serviceNames,
    version: item.version,
    arrived: item.arrived,
    labelIds: item.labelIds,
    seriesId: item.seriesId,
    expiresAt: item.expiresAt,
  }
}

/** RFC 3339 in UTC without fractions, as the API writes it. */
const instantOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`

function uuidAt(all: string, at: number): string {
  const i = at * 32
  return `${all.slice(i, i + 8)}-${all.slice(i + 8, i + 12)}-${all.slice(i + 12, i + 16)}-${all.slice(i + 16, i + 20)}-${all.slice(i + 20, i + 32)}`
}
