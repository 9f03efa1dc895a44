import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import { type JoinedWindows, joinWindows, type TimelineWindow } from '../timeline/join-windows.ts'
import { daysOf, type View, type Window, windowsOf } from './calendar-window.ts'
import { timelineQuery } from './timeline.query.ts'

/** What is in sight, epoch milliseconds, and which way it moves: 1 onwards, -1 back. */
interface Seen {
  fromMs: number
  toMs: number
  towards: 1 | -1
}

/**
 * The days of a view, read window by window: what is in sight and the next one in the direction of scrolling. A window
 * that was passed before it came is given up; one that came is kept, and read again only when it is in sight.
 * Nothing is read where it isn't asked for.
 */
export function useTimelineWindows(view: View, date: string, timeZone: string, isAsked = true) {
  const client = useQueryClient()
  const days = useMemo(() => daysOf(view, date, timeZone), [view, date, timeZone])
  const windows = useMemo(() => windowsOf(days), [days])
  const firstMs = Date.parse(days.find((day) => day.date === date)?.start ?? '')
  const [seen, setSeen] = useState<Seen | null>(null)
  const inView = seen && overlaps({ from: days[0]?.start ?? '', to: days.at(-1)?.end ?? '' }, seen)
  const wanted = wantedOf(windows, inView ? seen : { fromMs: firstMs, toMs: firstMs + 1, towards: 1 })
  const asked = windows.flatMap(({ from, to }, i) => {
    const query = timelineQuery(from, to)
    const enabled = isAsked && wanted.has(i)
    return enabled || client.getQueryData(query.queryKey) ? [{ i, query: { ...query, enabled } }] : []
  })
  const results = useQueries({ queries: asked.map(({ query }) => query) })
  const loaded: (TimelineWindow | undefined)[] = windows.map(() => undefined)
  results.forEach((result, n) => {
    loaded[asked[n]?.i ?? 0] = result.data
  })

  const joined = useRef<{ parts: typeof loaded; days: typeof days; data: JoinedWindows | null } | null>(null)
  const before = joined.current
  if (before?.days !== days || before.parts.some((part, i) => part !== loaded[i])) {
    const data = joinWindows(windows, loaded, days)
    // the days before stay, greyed, until the first of the new ones is there
    if (data || !before) joined.current = { parts: loaded, days, data }
  }
  const failed = results.find((result) => result.isError)
  const onSeen = useCallback(
    (next: Seen) => {
      setSeen((last) => (last && sameSet(wantedOf(windows, last), wantedOf(windows, next)) ? last : next))
    },
    [windows],
  )
  return {
    data: joined.current?.data ?? undefined,
    isOld: joined.current !== null && joined.current.days !== days,
    error: failed?.error ?? null,
    retry: () => {
      for (const result of results) if (result.isError) void result.refetch()
    },
    onSeen,
  }
}

function wantedOf(windows: readonly Window[], seen: Seen): Set<number> {
  const inSight = windows.flatMap((window, i) => (overlaps(window, seen) ? [i] : []))
  const next = seen.towards === 1 ? (inSight.at(-1) ?? -1) + 1 : (inSight[0] ?? 0) - 1
  return new Set(next >= 0 && next < windows.length ? [...inSight, next] : inSight)
}

const overlaps = ({ from, to }: Window, { fromMs, toMs }: Seen): boolean =>
  Date.parse(from) < toMs && Date.parse(to) > fromMs

const sameSet = (a: Set<number>, b: Set<number>): boolean => a.size === b.size && a.isSubsetOf(b)
