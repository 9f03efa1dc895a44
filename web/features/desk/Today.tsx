import { Button } from '@mantine/core'
import { IconPlus, IconWalk } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateIn } from '../../app/temporal.ts'
import { BookingPanel } from '../appointments/BookingPanel.tsx'
import { mayWriteOn } from '../appointments/may-write.ts'
import { VisitPanel } from '../appointments/VisitPanel.tsx'
import { windowOf } from '../calendar/calendar-window.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { ExportButton } from '../exports/ExportButton.tsx'
import { WaitingLink } from '../imports/WaitingLink.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan, useMe, useTenant } from '../workspace/use-me.ts'
import { useSetUrl, useUrlState } from '../workspace/use-url-state.ts'
import { type DayVisit, todayQuery } from './api/today.ts'
import { DayNav } from './DayNav.tsx'
import classes from './Desk.module.css'
import { Filters, isShow, isShown } from './Filters.tsx'
import { LocationFilter, useLocations } from './LocationFilter.tsx'
import { LongerPanel } from './LongerPanel.tsx'
import { STANDINGS, standingOf } from './standing.ts'
import { useServerNow } from './use-server-now.ts'
import { VisitRow } from './VisitRow.tsx'
import { WalkInPanel } from './WalkInPanel.tsx'

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** The day's list, kept up to date, and the panels that open over it. */
export function Today() {
  const { t } = useTranslation('desk')
  const can = useCan()
  const { timeZone } = useTenant()
  const [asked, setDate] = useUrlState('date')
  const [show, setShow] = useUrlState('show')
  const [person, setPerson] = useUrlState('person')
  const [label, setLabel] = useUrlState('label')
  const [visitId, setVisitId] = useUrlState('visit')
  const setUrl = useSetUrl()
  const date = asked && DATE.test(asked) ? asked : undefined
  const locations = useLocations()
  const query = useQuery({ ...todayQuery(date, locations.chosen), enabled: locations.known })
  const day = query.data
  const now = useServerNow(day?.now, query.dataUpdatedAt)
  const today = dateIn(timeZone, now)
  const [creating, setCreating] = useState<'walkIn' | 'booking' | null>(null)
  const [longer, setLonger] = useState<string | null>(null)
  const shown = isShow(show) ? show : undefined
  const runs = day?.items.find((visit) => visit.id === longer)
  return (
    <>
      <PageHeader title={t('title')}>
        <WaitingLink />
        <ExportButton list="appointments" range={windowOf('day', day?.date ?? date ?? today, timeZone)} />
        {can('appointments.book') ? (
          <>
            <Button
              variant="default"
              leftSection={<IconPlus size={16} />}
              onClick={() => setCreating('booking')}
            >
              {t('book')}
            </Button>
            <Button leftSection={<IconWalk size={16} />} onClick={() => setCreating('walkIn')}>
              {t('walkIn.open')}
            </Button>
          </>
        ) : null}
      </PageHeader>
      <div className={classes.page}>
        <DayNav
          date={day?.date ?? date ?? today}
          today={today}
          onChange={(next) => setDate(next === today ? undefined : next)}
        />
        <LocationFilter {...locations} />
        <Loaded query={query} skeleton={<RowsSkeleton rows={12} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyList title={t('empty')} hint={t('emptyHint')} />
            ) : (
              <>
                <Filters
                  visits={items}
                  now={now}
                  show={shown}
                  onShow={setShow}
                  person={person}
                  onPerson={setPerson}
                  label={label}
                  onLabel={setLabel}
                />
                <Sections
                  visits={items.filter(
                    (visit) =>
                      isShown(visit, shown, now) &&
                      (!person || visit.allocations.some((one) => one.resourceId === person)) &&
                      (!label || visit.labels?.some((one) => one.id === label)),
                  )}
                  now={now}
                  onOpen={setVisitId}
                  onLonger={setLonger}
                />
              </>
            )
          }
        </Loaded>
      </div>
      {visitId ? <VisitPanel key={visitId} id={visitId} onClose={() => setVisitId(undefined)} /> : null}
      {creating === 'walkIn' ? <WalkInPanel now={now} onClose={() => setCreating(null)} /> : null}
      {runs ? <LongerPanel visit={runs} onClose={() => setLonger(null)} /> : null}
      {creating === 'booking' ? (
        <BookingPanel
          from={date ? { date } : {}}
          onClose={() => setCreating(null)}
          onBooked={(visit) => {
            setCreating(null)
            setUrl({ visit: visit.id })
          }}
        />
      ) : null}
    </>
  )
}

function Sections(props: {
  visits: DayVisit[]
  now: number
  onOpen: (id: string) => void
  onLonger: (id: string) => void
}) {
  const { t } = useTranslation('desk')
  const me = useMe()
  const resources = useQuery(resourcesQuery).data ?? []
  const groups = Map.groupBy(props.visits, standingOf)
  if (props.visits.length === 0) return <EmptyList title={t('noneShown')} />
  return STANDINGS.map((standing) => {
    const visits = groups.get(standing)
    if (!visits) return null
    return (
      <section key={standing} aria-labelledby={`desk-${standing}`}>
        <h2 id={`desk-${standing}`} className={classes.heading}>
          {t(`show.${standing}`)} <span className={classes.count}>{visits.length}</span>
        </h2>
        <ul className={classes.rows}>
          {visits.map((visit) => (
            <VisitRow
              key={visit.id}
              visit={visit}
              now={props.now}
              writable={mayWriteOn(
                me,
                resources,
                visit.allocations.map((one) => one.resourceId),
              )}
              onOpen={() => props.onOpen(visit.id)}
              onLonger={() => props.onLonger(visit.id)}
            />
          ))}
        </ul>
      </section>
    )
  })
}
