import { shownFrom, shownTo } from './column-items.ts'
import { toEpoch } from './instant.ts'
import type { PlacementReason } from './placement-hints.ts'
import type { TimelineItem } from './timeline.types.ts'
import type { Words } from './use-words.ts'

/**
 * All of an item for someone who doesn't see it: who, what, when, where, in what state. It begins with the words
 * that the box shows, in their order, for those who say them to have it pressed (WCAG 2.5.3).
 */
export function itemLabel(item: TimelineItem, resourceName: string, words: Words): string {
  const { times, when, status } = words
  const startMs = shownFrom(item)
  const endMs = shownTo(item)
  const day = times.day(startMs)
  const lastDay = times.day(endMs - 1)
  const to = day === lastDay ? times.time(endMs) : `${times.day(endMs)}, ${times.time(endMs)}`
  const time = when(`${day}, ${times.time(startMs)}`, to)
  const labels = item.labels?.map((label) => label.name) ?? []
  const here = isHere(item) ? [words.t('item.arrived')] : []
  const parts = [...shownWords(item, words), time, resourceName, status(statusOf(item)), ...here, ...labels]
  return parts.filter((part) => part !== '').join(', ')
}

/** What stands in an item's box, line by line: who and what; for a block its reason and its times. */
export function shownWords(item: TimelineItem, { times, status }: Words): [string, string] {
  const services = servicesOf(item)
  if (item.kind === 'hold') return [status('held'), services || item.title]
  return [
    item.title || status(statusOf(item)),
    services || times.range(toEpoch(item.start), toEpoch(item.end)),
  ]
}

/** Whether the customer is here and not served yet. */
export const isHere = (item: TimelineItem): boolean =>
  item.arrived === true && (item.status === 'confirmed' || item.status === 'pending')

/** The services of a visit, or nothing. */
export function servicesOf(item: TimelineItem): string {
  return item.serviceNames?.join(' + ') ?? ''
}

/** The state of an item: an appointment's own, or what else it is. */
export function statusOf(item: TimelineItem): string {
  if (item.kind === 'block') return 'block'
  return item.kind === 'hold' ? 'held' : item.status
}

/** Why something can't go where it is held, in words: "Room 2: Couples' massage until 15:00; next 15:10". */
export function reasonWords(reason: PlacementReason, { t, times, status }: Words): string {
  const name = reason.resource.name
  if (reason.code === 'other-kind') return t('reason.otherKind', { name })
  if (reason.code === 'same-visit') return t('reason.sameVisit', { name })
  if (reason.code === 'outside-hours')
    return t('reason.outsideHours', { name, time: times.time(reason.startMs) })
  const { blocker, nextMs } = reason
  const what = servicesOf(blocker) || blocker.title || status('block')
  const until = toEpoch(blocker.end)
  if (nextMs === null) return t('reason.taken', { name, what, until: times.time(until) })
  const next =
    times.day(nextMs) === times.day(until) ? times.time(nextMs) : `${times.day(nextMs)} ${times.time(nextMs)}`
  return t('reason.takenNext', { name, what, until: times.time(until), next })
}
