import { Button, Skeleton } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { clocksDiffer, formatDate, localDate, visitorZone, zoneName } from '../../ui/format-time.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { addDays, addMonths, lastDayOf, monthOf } from './calendar-month.ts'
import { DayTimes } from './DayTimes.tsx'
import { firstFreeDayQuery, monthQuery, type Slot, type VisitSearch } from './free-times.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { MonthHeader } from './MonthHeader.tsx'
import { NoTimes } from './NoTimes.tsx'
import classes from './SlotPicker.module.css'

/** Three years: the longest booking window that a business may set. */
const LAST_MONTH = 36

/**
 * A month with its open days, and the times of the chosen one. It opens at the first day that has any.
 * `date` is the chosen local date; null: that first day.
 */
export function SlotPicker(props: {
  search: VisitSearch
  timeZone: string
  date: string | null
  /** The start of a visit that is being moved. */
  current?: string | undefined
  pending?: string | undefined
  onDate: (date: string | null) => void
  onChoose: (slot: Slot) => void
}) {
  const { search, timeZone } = props
  const today = localDate(serverNow(), timeZone)
  const first = useQuery(firstFreeDayQuery(search, today, today))
  const [turned, setTurned] = useState<string | null>(null)
  const chosen = props.date && props.date >= today ? props.date : null
  const month = turned ?? monthOf(chosen ?? first.data ?? today)
  const settled = first.data !== undefined
  const page = useQuery({ ...monthQuery(search, month, today), enabled: settled })
  usePrefetchedMonths(search, month, today, settled)

  const days = new Map(page.data?.days.map((day) => [day.date, day.slots]))
  const free = page.data && new Map([...days].map(([date, slots]) => [date, slots.length]))
  const firstHere = page.data?.days.find((day) => day.slots.length > 0)?.date ?? null
  const shown =
    chosen && monthOf(chosen) === month && (days.get(chosen)?.length ?? 0) > 0 ? chosen : firstHere

  // A day chosen for another search may lie in a month that has nothing now: back to the first that has.
  const isEmptyUnasked = turned === null && chosen !== null && page.data !== undefined && firstHere === null
  const { onDate } = props
  useEffect(() => {
    if (isEmptyUnasked) onDate(null)
  }, [isEmptyUnasked, onDate])

  const day = useRef<HTMLDivElement>(null)
  function goTo(date: string) {
    setTurned(null)
    props.onDate(date)
    // On a phone the times are below the month: bring them up. Beside it they are in sight.
    requestAnimationFrame(() => {
      if ((day.current?.getBoundingClientRect().top ?? 0) > innerHeight / 2)
        day.current?.scrollIntoView({ block: 'nearest', behavior: calm() ? 'auto' : 'smooth' })
    })
  }

  const failed = first.error ?? page.error
  if (failed)
    return (
      <ProblemNotice error={failed} onRetry={() => void (first.error ? first.refetch() : page.refetch())} />
    )
  if (first.data === null) return <NoTimes search={search} />
  return (
    <div className={classes.picker}>
      <div className={classes.month}>
        <MonthHeader
          month={month}
          isFirst={month <= monthOf(today)}
          isLast={month >= addMonths(monthOf(today), LAST_MONTH)}
          onTurn={(months) => setTurned(addMonths(month, months))}
        />
        <MonthGrid
          month={month}
          today={today}
          firstMonth={monthOf(today)}
          lastMonth={addMonths(monthOf(today), LAST_MONTH)}
          free={free}
          selected={shown}
          onMonth={setTurned}
          onSelect={goTo}
        />
      </div>
      <div ref={day} className={classes.day}>
        {page.data && !shown ? (
          <EmptyMonth key={month} search={search} month={month} today={today} onFound={goTo} />
        ) : null}
        {shown ? (
          <>
            <h3 className={classes.date} aria-live="polite">
              {formatDate(shown)}
            </h3>
            <ZoneNote timeZone={timeZone} instant={days.get(shown)?.[0]?.start} />
            <DayTimes
              slots={days.get(shown) ?? []}
              timeZone={timeZone}
              current={props.current}
              pending={props.pending}
              onChoose={props.onChoose}
            />
          </>
        ) : null}
        {page.data ? null : <TimesSkeleton />}
      </div>
    </div>
  )
}

/** The months before and after the one that is shown, so that turning the page shows it at once. */
function usePrefetchedMonths(search: VisitSearch, month: string, today: string, settled: boolean) {
  const client = useQueryClient()
  const key = JSON.stringify(search)
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for search, which is new at each render
  useEffect(() => {
    if (!settled) return
    for (const near of [addMonths(month, 1), addMonths(month, -1)])
      if (near >= monthOf(today)) void client.prefetchQuery(monthQuery(search, near, today))
  }, [client, key, month, today, settled])
}

function EmptyMonth(props: {
  search: VisitSearch
  month: string
  today: string
  onFound: (date: string) => void
}) {
  const { t } = useTranslation('availability')
  const next = useQuery(firstFreeDayQuery(props.search, addDays(lastDayOf(props.month), 1), props.today))
  return (
    <div className={classes.empty}>
      <p>{t('emptyMonth')}</p>
      {next.data ? (
        <Button variant="light" size="md" onClick={() => props.onFound(next.data as string)}>
          {t('nextFree', { date: formatDate(next.data) })}
        </Button>
      ) : null}
      {next.data === null ? <p>{t('noneLater')}</p> : null}
    </div>
  )
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches

function TimesSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      {Array.from({ length: 9 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nine equal boxes
        <Skeleton key={i} height={48} />
      ))}
    </div>
  )
}

/** Says whose clock the times are of, where the visitor's reads differently. */
function ZoneNote(props: { timeZone: string; instant: string | undefined }) {
  const { t } = useTranslation('availability')
  const here = visitorZone()
  if (!props.instant || !clocksDiffer(props.instant, props.timeZone, here)) return null
  return (
    <p className={classes.zone}>{t('zone', { there: zoneName(props.timeZone), here: zoneName(here) })}</p>
  )
}
