import { withSpans, workingSpans } from '../column-items.ts'
import { statusOf } from '../item-words.ts'
import type { TimelineData, TimelineItem, TimelineResource } from '../timeline.types.ts'

/** What is asked to be shown, each an alternative within its list; an empty list asks for nothing. */
export interface Wish {
  kind: string[]
  /** Ids of resources. */
  who: string[]
  skill: string[]
  /** Ids. */
  location: string[]
  /** Ids of services. */
  service: string[]
  /** As `statusOf` says: of visits, `held` and `block`. */
  status: string[]
}
export const WISHES = ['kind', 'who', 'skill', 'location', 'service', 'status'] as const
export type WishName = (typeof WISHES)[number]

export const GROUPINGS = ['kind', 'location', 'skill', 'none'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** A list as one value of the address, and back. */
export const wishText = (values: readonly string[]): string | undefined =>
  values.length === 0
    ? undefined
    : values.map((value) => value.replace(/[%,]/g, encodeURIComponent)).join(',')
export const wishesIn = (text: string | undefined): string[] =>
  text ? text.split(',').map((value) => value.replaceAll('%2C', ',').replaceAll('%25', '%')) : []

export function isShownResource(resource: TimelineResource, wish: Wish): boolean {
  return (
    isAsked(wish.kind, resource.kind) &&
    isAsked(wish.who, resource.id) &&
    isAsked(wish.location, resource.locationId) &&
    (wish.skill.length === 0 || resource.skills.some((skill) => wish.skill.includes(skill)))
  )
}

const isAsked = (wanted: readonly string[], value: string): boolean =>
  wanted.length === 0 || wanted.includes(value)

/** What fits a wish: the same data where nothing is asked for. `serviceNames`: of the services asked for. */
export function narrowed<T extends TimelineData>(data: T, wish: Wish, serviceNames: readonly string[]): T {
  const ofRows = wish.kind.length + wish.who.length + wish.location.length + wish.skill.length > 0
  const ofItems = wish.service.length + wish.status.length > 0
  if (!ofRows && !ofItems) return data
  const resources = ofRows
    ? data.resources.filter((resource) => isShownResource(resource, wish))
    : data.resources
  const ids = new Set(resources.map(({ id }) => id))
  const items = data.items.filter(
    (item) => (!ofRows || ids.has(item.resourceId)) && (!ofItems || fits(item, wish, serviceNames)),
  )
  return { ...data, resources, items }
}

function fits(item: TimelineItem, wish: Wish, serviceNames: readonly string[]): boolean {
  if (!isAsked(wish.status, statusOf(item))) return false
  return (
    wish.service.length === 0 || (item.serviceNames?.some((name) => serviceNames.includes(name)) ?? false)
  )
}

/**
 * Rows in the groups asked for: by kind, which is how they come, by location, or by the first of their skills; the
 * groups in the order of their names. Rows with nothing to group by come last, under `other`.
 */
export function grouped<T extends TimelineData>(
  data: T,
  by: Grouping,
  locationNames: ReadonlyMap<string, string>,
  other: string,
): T {
  if (by === 'kind') return data
  const keyOf = (resource: TimelineResource): string =>
    by === 'none' ? '' : ((by === 'location' ? resource.locationId : resource.skills[0]) ?? '')
  const nameOf = (key: string) => (by === 'location' ? locationNames.get(key) : key) || other
  const keys = [...new Set(data.resources.map(keyOf))].sort(
    (a, b) => Number(a === '') - Number(b === '') || nameOf(a).localeCompare(nameOf(b)),
  )
  const resources = keys.flatMap((key) =>
    data.resources
      .filter((resource) => keyOf(resource) === key)
      .map((resource) => {
        const group = by === 'none' ? { key: '', name: '' } : { key: `${by} ${key}`, name: nameOf(key) }
        return Object.assign(withSpans(resource, [workingSpans(resource)]), { group })
      }),
  )
  return { ...data, resources }
}

/** How many visits, holds and blocks there are, each once, however many rows it takes. */
export const countEntries = (items: readonly TimelineItem[]): number =>
  new Set(items.map((item) => item.appointmentId ?? item.id)).size
