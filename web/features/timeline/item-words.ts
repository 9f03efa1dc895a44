import type { PlacementReason } from './placement-hints.ts'
import type { TimelineItem } from './timeline.types.ts'
import type { Words } from './use-words.ts'

/** All of an item for someone who doesn't see it: what, who, when, where, in what state. */
export function itemLabel(item: TimelineItem, resourceName: string, { t, times, timeZone }: Words): string {
  const startMs = Date.parse(item.start)
  const endMs = Date.parse(item.end)
  const sameDay = times.day(startMs) === times.day(endMs - 1)
  const when = t('item.when', {
    from: `${times.day(startMs)}, ${times.time(startMs)}`,
    to: sameDay ? times.time(endMs) : `${times.day(endMs)}, ${times.time(endMs)}`,
    zone: timeZone,
  })
  const parts = [servicesOf(item), item.title, when, resourceName, statusOf(item, t)]
  return parts.filter((part) => part !== '').join(', ')
}

/** The services of a visit, or nothing. */
export function servicesOf(item: TimelineItem): string {
  return item.serviceNames?.join(' + ') ?? ''
}

/** The state of an item as a word. */
export function statusOf(item: TimelineItem, t: Words['t']): string {
  if (item.kind === 'block') return t('status.block')
  return t(`status.${item.kind === 'hold' ? 'held' : item.status}`, item.status)
}

/** Why something can't go where it is held, in words: "Room 2: Couples' massage until 15:00; next 15:10". */
export function reasonWords(reason: PlacementReason, { t, times }: Words): string {
  const name = reason.resource.name
  if (reason.code === 'other-kind') return t('reason.otherKind', { name })
  if (reason.code === 'same-visit') return t('reason.sameVisit', { name })
  if (reason.code === 'outside-hours')
    return t('reason.outsideHours', { name, time: times.time(reason.startMs) })
  const { blocker, nextMs } = reason
  const what = servicesOf(blocker) || blocker.title || t('status.block')
  const until = Date.parse(blocker.end)
  if (nextMs === null) return t('reason.taken', { name, what, until: times.time(until) })
  const next =
    times.day(nextMs) === times.day(until) ? times.time(nextMs) : `${times.day(nextMs)} ${times.time(nextMs)}`
  return t('reason.takenNext', { name, what, until: times.time(until), next })
}
