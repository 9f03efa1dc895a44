import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { MonthGrid } from '../timeline/month/MonthGrid.tsx'
import type { TimelineData } from '../timeline/timeline.types.ts'
import type { CalendarView } from './use-calendar-view.ts'
import type { Narrowing } from './use-narrowing.ts'

/** The active resources as rows without anything on them: what a month narrows by, without its pieces. */
export function useBareRows(timeZone: string, isAsked: boolean): TimelineData | undefined {
  const resources = useQuery({ ...resourcesQuery, enabled: isAsked }).data
  return useMemo(
    () =>
      isAsked && resources
        ? {
            timeZone,
            days: [],
            items: [],
            resources: resources
              .filter(({ active }) => active)
              .map(({ id, name, kind, locationId, skills }) => ({
                id,
                name,
                kind,
                locationId,
                skills,
                working: [],
              })),
          }
        : undefined,
    [resources, timeZone, isAsked],
  )
}

/** The month of the page, narrowed as the rows are. */
export function Month(props: {
  calendar: CalendarView
  timeZone: string
  narrowing: Narrowing
  onVisit: (id: string) => void
}) {
  const { calendar, narrowing } = props
  const { wish, data } = narrowing
  const byRow = wish.kind.length + wish.who.length + wish.skill.length + wish.location.length > 0
  if (byRow && !data) return null
  return (
    <MonthGrid
      date={calendar.date}
      today={calendar.today}
      timeZone={props.timeZone}
      wish={{
        resourceIds: byRow ? (data?.resources.map(({ id }) => id) ?? null) : null,
        service: wish.service,
        status: wish.status,
      }}
      onDay={(date) => calendar.goTo('day', date)}
      onVisit={props.onVisit}
    />
  )
}
