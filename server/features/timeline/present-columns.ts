import type { TimelineWindow } from '../../../contract/timeline.ts'
import type { TimelineColumns } from '../../../contract/timeline-columns.ts'

type Item = TimelineWindow['items'][number]

const NOTHING = '0'.repeat(32)

/** A window of the Timeline with an array for each field; times count from `origin`, an instant. */
export function presentColumns(window: TimelineWindow, origin: string): TimelineColumns {
  // on a whole minute, as working hours are
  const originSeconds = Math.floor(Date.parse(origin) / 60_000) * 60
  const after = (at: string) => Math.floor(Date.parse(at) / 1000) - originSeconds
  const rowOf = new Map(window.resources.map((resource, row) => [resource.id, row]))
  const rows = window.items
    .map((item) => ({ item, row: rowOf.get(item.resourceId) ?? 0, from: after(item.occupiedStart) }))
    .sort((a, b) => a.row - b.row || a.from - b.from)
  const texts = new Texts()
  const text = (value: string | undefined) => (value === undefined ? -1 : texts.place(value))
  const starts = rows.map(({ item }) => after(item.start))
  const ends = rows.map(({ item }) => after(item.end))
  return {
    format: 'columns',
    timeZone: window.timeZone,
    days: window.days,
    origin: new Date(originSeconds * 1000).toISOString().replace('.000', ''),
    resources: window.resources.map(({ working: _, ...resource }) => resource),
    working: window.resources.map(({ working }) =>
      working.flatMap(({ start, end }) => [after(start) / 60, after(end) / 60].map(Math.round)),
    ),
    items: {
      count: rows.length,
      ids: rows.map(({ item }) => hex(item.id)).join(''),
      kinds: rows.map(({ item }) => item.kind[0]).join(''),
      visits: rows.map(({ item }) => (item.appointmentId ? hex(item.appointmentId) : NOTHING)).join(''),
      resources: rows.map(({ row }) => row),
      starts,
      lengths: ends.map((end, i) => end - (starts[i] as number)),
      before: rows.map(({ from }, i) => (starts[i] as number) - from),
      after: rows.map(({ item }, i) => after(item.occupiedEnd) - (ends[i] as number)),
      titles: rows.map(({ item }) => text(item.title)),
      statuses: rows.map(({ item }) => text(item.status)),
      services: rows.map(({ item }) => text(item.serviceNames?.join(' + '))),
      versions: rows.map(({ item }) => item.version),
    },
    more: rows.flatMap(({ item }, i) => rareOf(item, i) ?? []),
    texts: texts.all,
    eventNumber: window.eventNumber,
  }
}

const hex = (id: string): string => id.replaceAll('-', '')

function rareOf(item: Item, place: number) {
  const { arrived, labelIds, seriesId, expiresAt } = item
  return arrived || labelIds || seriesId || expiresAt
    ? { item: place, arrived, labelIds, seriesId, expiresAt }
    : null
}

/** Each text once, by its place. */
class Texts {
  readonly all: string[] = []
  readonly #places = new Map<string, number>()

  place(text: string): number {
    const known = this.#places.get(text)
    if (known !== undefined) return known
    this.#places.set(text, this.all.length)
    return this.all.push(text) - 1
  }
}
