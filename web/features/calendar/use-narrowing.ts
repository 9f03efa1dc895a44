import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { formatLocale } from '../../ui/locale.ts'
import { locationsQuery } from '../catalog/api/resources.ts'
import { servicesQuery } from '../catalog/api/services.ts'
import { reasonWords } from '../timeline/item-words.ts'
import {
  countEntries,
  GROUPINGS,
  grouped,
  narrowed,
  WISHES,
  type Wish,
  type WishName,
  wishesIn,
  wishText,
} from '../timeline/narrow/narrow.ts'
import { placementHints } from '../timeline/placement-hints.ts'
import type { CanPlace, TimelineData } from '../timeline/timeline.types.ts'
import { useWords } from '../timeline/use-words.ts'
import { useSetUrl, useUrlState } from '../workspace/use-url-state.ts'
import { useRemembered } from './use-remembered.ts'

const STATUSES = ['pending', 'confirmed', 'in_progress', 'completed', 'no_show', 'held', 'block'] as const

/** What may be asked for, by name: only lists that leave a choice. */
export type Choices = Record<WishName, { value: string; label: string }[]>

/**
 * What of the days is shown, and in which groups, as the address says; and what there is to ask for. `people`: nobody
 * but staff unless somebody else is asked for; `choosing`: whether all choices have to be known, which have lists of
 * their own to be read.
 */
export function useNarrowing(data: TimelineData | undefined, people: boolean, choosing: boolean) {
  const { t } = useTranslation(['views', 'timeline'])
  const setUrl = useSetUrl()
  const [kind] = useUrlState('kind')
  const [who] = useUrlState('who')
  const [skill] = useUrlState('skill')
  const [location] = useUrlState('location')
  const [service] = useUrlState('service')
  const [status] = useUrlState('status')
  const [grouping, setGrouping] = useRemembered('group', GROUPINGS)
  const services = useQuery({ ...servicesQuery, enabled: choosing || Boolean(service) }).data
  const byPlace = Boolean(location) || grouping === 'location'
  const locations = useQuery({ ...locationsQuery, enabled: choosing || byPlace }).data
  const wish = useMemo<Wish>(
    () => ({
      kind: wishesIn(kind),
      who: wishesIn(who),
      skill: wishesIn(skill),
      location: wishesIn(location),
      service: wishesIn(service),
      status: wishesIn(status),
    }),
    [kind, who, skill, location, service, status],
  )
  const shown = useMemo(() => {
    if (!data) return undefined
    const names = services?.filter(({ id }) => wish.service.includes(id)).map(({ name }) => name) ?? []
    const places = new Map(locations?.map(({ id, name }) => [id, name]))
    const staff = people && wish.kind.length + wish.who.length === 0 && data.resources.some(isStaff)
    const asked = staff ? { ...wish, kind: ['staff'] } : wish
    return grouped(narrowed(data, asked, names), grouping, places, t('group.other'))
  }, [data, wish, services, locations, grouping, people, t])
  const choices = useMemo<Choices>(() => {
    const resources = data?.resources ?? []
    const kinds = [...new Set(resources.map((resource) => resource.kind))]
    const skills = [...new Set(resources.flatMap((resource) => resource.skills))].sort()
    const named = (all: readonly { id: string; name: string }[]) =>
      all.map(({ id, name }) => ({ value: id, label: name }))
    return {
      kind: kinds.map((value) => ({ value, label: t(`timeline:kind.${value}`) })),
      who: named(resources),
      skill: skills.map((value) => ({ value, label: value })),
      location: named(locations ?? []),
      service: named(services?.filter(({ active }) => active) ?? []),
      status: STATUSES.map((value) => ({ value, label: t(`timeline:status.${value}`) })),
    }
  }, [data?.resources, locations, services, t])
  const hints = useHintsOfAll(data, shown !== undefined && shown.items !== data?.items)
  const counts = useMemo(
    () =>
      data && shown && shown.items !== data.items && WISHES.some((name) => wish[name].length > 0)
        ? { shown: countEntries(shown.items), all: countEntries(data.items) }
        : null,
    [data, shown, wish],
  )
  return {
    /** What is shown. */
    data: shown,
    wish,
    isNarrow: WISHES.some((name) => wish[name].length > 0),
    choices,
    /** Entries that are shown and all that there are; null where that is the same. */
    counts,
    grouping,
    setGrouping,
    ask: (name: WishName, values: readonly string[]) => setUrl({ [name]: wishText(values) }),
    clear: () => setUrl(Object.fromEntries(WISHES.map((name) => [name, undefined]))),
    ...(hints ? { canPlace: hints } : {}),
  }
}

export type Narrowing = ReturnType<typeof useNarrowing>

const isStaff = ({ kind }: { kind: string }): boolean => kind === 'staff'

/** Old hints know a hold that has run out meanwhile. */
const FRESH_MS = 15_000

/** Hints for drags from all that there is: what isn't shown is in the way all the same. */
function useHintsOfAll(data: TimelineData | undefined, isPartial: boolean): CanPlace | undefined {
  const words = useWords(data?.timeZone ?? 'UTC', formatLocale())
  return useMemo(() => {
    if (!data || !isPartial) return undefined
    let made: { at: number; hints: CanPlace } | undefined
    return (...place) => {
      const now = serverNow()
      if (!made || now - made.at > FRESH_MS) {
        const hints = placementHints(data, { nowMs: now, say: (reason) => reasonWords(reason, words) })
        made = { at: now, hints }
      }
      return made.hints(...place)
    }
  }, [data, isPartial, words])
}
