import { Button } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateIn } from '../../app/temporal.ts'
import { VisitPanel } from '../appointments/VisitPanel.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan, useTenant } from '../workspace/use-me.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import { myBlocksQuery, myDayQuery } from './api/my-day.ts'
import { DayNav } from './DayNav.tsx'
import { LongerPanel } from './LongerPanel.tsx'
import classes from './MyDay.module.css'
import { MyDayLine } from './MyDayLine.tsx'
import { linesOf, nextOf } from './my-day.ts'
import { NextVisit } from './NextVisit.tsx'
import { type Pausing, QuickBlock } from './QuickBlock.tsx'
import { useServerNow } from './use-server-now.ts'

const DATE = /^\d{4}-\d{2}-\d{2}$/

/** One's own day: the next customer large, what one does about them in reach of the thumb, the rest below. */
export function MyDay(props: { resourceId: string }) {
  const { t } = useTranslation('desk')
  const can = useCan()
  const { timeZone } = useTenant()
  const [asked, setDate] = useUrlState('date')
  const [visitId, setVisitId] = useUrlState('visit')
  const date = asked && DATE.test(asked) ? asked : undefined
  const query = useQuery(myDayQuery(props.resourceId, date))
  const day = query.data
  const zone = day?.timeZone ?? timeZone
  const blocks = useQuery({
    ...myBlocksQuery(props.resourceId, day?.date ?? '', zone),
    enabled: day !== undefined,
  }).data
  const now = useServerNow(day?.now, query.dataUpdatedAt)
  const today = dateIn(zone, now)
  const [pausing, setPausing] = useState<Pausing | null>(null)
  const [longer, setLonger] = useState(false)
  const isToday = day?.date === today
  const next = day && isToday ? nextOf(day.items) : undefined
  const lines = linesOf(day?.items ?? [], blocks ?? [])
  return (
    <div className={classes.page} data-next={next !== undefined || undefined}>
      <PageHeader title={t('myDay.title')}>
        {can('blocks.write') ? (
          <Button
            variant="default"
            leftSection={<IconClockPause size={16} />}
            className={classes.touch}
            onClick={() => setPausing(isToday ? {} : { date: day?.date ?? today })}
          >
            {t('block.open')}
          </Button>
        ) : null}
      </PageHeader>
      <div className={classes.content}>
        <DayNav
          plain
          date={day?.date ?? date ?? today}
          today={today}
          onChange={(chosen) => setDate(chosen === today ? undefined : chosen)}
        />
        <Loaded query={query} skeleton={<RowsSkeleton rows={8} />}>
          {() => (
            <>
              {next ? (
                <NextVisit
                  key={next.id}
                  visit={next}
                  now={now}
                  onOpen={() => setVisitId(next.id)}
                  onLonger={() => setLonger(true)}
                />
              ) : null}
              {lines.length === 0 ? (
                <EmptyList title={t('myDay.empty')} />
              ) : (
                <ol className={classes.lines} aria-label={t('myDay.rest')}>
                  {lines.map((line) => (
                    <MyDayLine
                      key={`${line.kind} ${line.start}`}
                      line={line}
                      now={now}
                      timeZone={zone}
                      onOpen={setVisitId}
                      {...(can('blocks.write')
                        ? { onPause: () => setPausing({ from: line.start, until: line.end }) }
                        : {})}
                    />
                  ))}
                </ol>
              )}
            </>
          )}
        </Loaded>
      </div>
      {visitId ? <VisitPanel key={visitId} id={visitId} onClose={() => setVisitId(undefined)} /> : null}
      {longer && next ? <LongerPanel visit={next} onClose={() => setLonger(false)} /> : null}
      {pausing ? (
        <QuickBlock
          resourceId={props.resourceId}
          now={now}
          timeZone={zone}
          from={pausing}
          onClose={() => setPausing(null)}
        />
      ) : null}
    </div>
  )
}
