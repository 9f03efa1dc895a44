import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../../app/temporal.ts'
import { formatDate, formatWeekday } from '../../../ui/format-time.ts'
import { formatLocale } from '../../../ui/locale.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { firstWeekday } from '../../availability/first-weekday.ts'
import { RowsSkeleton } from '../../workspace/RowsSkeleton.tsx'
import palette from '../palette.module.css'
import { useWords, type Words } from '../use-words.ts'
import css from './month.module.css'
import { type DaysWish, type MonthDay, monthQuery } from './month.query.ts'
import { fullness, isShownWhole, weeksOf } from './month-weeks.ts'

interface Props {
  /** A local date in the month. */
  date: string
  today: string
  timeZone: string
  wish: DaysWish
  onDay: (date: string) => void
  onVisit: (appointmentId: string) => void
}

/** A month's days: how many visits each has, how full it is, and its first visits. */
export function MonthGrid(props: Props) {
  const { t } = useTranslation('views')
  const weeks = weeksOf(props.date, firstWeekday())
  const [from, to] = [weeks[0]?.[0] as string, weeks.at(-1)?.at(-1) as string]
  const month = useQuery(monthQuery(from, to, props.wish))
  const words = useWords(props.timeZone, formatLocale())
  const [at, setAt] = useState<string | null>(null)
  const table = useRef<HTMLTableElement>(null)
  const chosen = at !== null && at >= from && at <= to ? at : props.date
  const byDate = new Map(month.data?.days.map((day) => [day.date, day]))
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, words.runsLeft)
    if (step === 0 || event.ctrlKey || event.metaKey || event.altKey) return
    const next = addDays(chosen, step)
    if (next < from || next > to) return
    event.preventDefault()
    event.stopPropagation()
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-date="${next}"]`)?.focus()
  }
  if (month.isPending)
    return (
      <div className={css.notice}>
        <RowsSkeleton rows={10} />
      </div>
    )
  if (month.isError)
    return (
      <div className={css.notice}>
        <ProblemNotice error={month.error} onRetry={() => void month.refetch()} />
      </div>
    )
  return (
    <div className={`${palette.palette} ${css.month}`}>
      <table ref={table} className={css.table} aria-label={t('month.label')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {Array.from({ length: 7 }, (_, i) => ((firstWeekday() - 1 + i) % 7) + 1).map((weekday) => (
              <th key={weekday} scope="col" abbr={formatWeekday(weekday, 'long')}>
                {formatWeekday(weekday, 'short')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <Cell
                  key={date}
                  date={date}
                  day={byDate.get(date)}
                  inMonth={date.slice(0, 7) === props.date.slice(0, 7)}
                  isToday={date === props.today}
                  focusable={date === chosen}
                  words={words}
                  onDay={props.onDay}
                  onVisit={props.onVisit}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function stepOf(key: string, runsLeft: boolean): number {
  if (key === 'ArrowDown') return 7
  if (key === 'ArrowUp') return -7
  if (key === 'ArrowRight') return runsLeft ? -1 : 1
  return key === 'ArrowLeft' ? (runsLeft ? 1 : -1) : 0
}

function Cell(props: {
  date: string
  day: MonthDay | undefined
  inMonth: boolean
  isToday: boolean
  focusable: boolean
  words: Words
  onDay: (date: string) => void
  onVisit: (appointmentId: string) => void
}) {
  const { t } = useTranslation('views')
  const { date, day, words } = props
  const full = day ? fullness(day) : null
  const number = Number(date.slice(8))
  return (
    <td
      className={css.cell}
      data-outside={!props.inMonth || undefined}
      data-today={props.isToday || undefined}
      data-closed={full === null || undefined}
    >
      <button
        type="button"
        className={css.day}
        tabIndex={props.focusable ? 0 : -1}
        data-date={date}
        aria-current={props.isToday ? 'date' : undefined}
        onClick={() => props.onDay(date)}
      >
        <b>{new Intl.NumberFormat(formatLocale()).format(number)}</b>
        {day && day.visits > 0 ? (
          <span className={css.count}>{t('month.visits', { count: day.visits })}</span>
        ) : null}
        {/* after what is seen, so that those who say what they see have it pressed */}
        <span className={css.unseen}>
          {`, ${formatDate(date)}, ${full === null ? t('month.closed') : t('month.full', { percent: full })}`}
        </span>
      </button>
      {full !== null ? (
        <span className={css.meter} aria-hidden title={t('month.full', { percent: full })}>
          <i style={{ '--full': full / 100 } as object} data-full={full >= 90 || undefined} />
          <em>{t('month.percent', { percent: full })}</em>
        </span>
      ) : null}
      {day && day.first.length > 0 ? (
        <ul className={css.first}>
          {day.first.map((visit) => (
            <li key={visit.appointmentId}>
              <button
                type="button"
                tabIndex={-1}
                data-status={visit.status}
                onClick={() => props.onVisit(visit.appointmentId)}
              >
                <time>{words.times.time(Date.parse(visit.start))}</time>{' '}
                <span dir="auto">{visit.title || visit.serviceNames.join(' + ')}</span>
              </button>
            </li>
          ))}
          {isShownWhole(day) ? null : (
            <li className={css.more}>{t('month.more', { count: day.visits - day.first.length })}</li>
          )}
        </ul>
      ) : null}
    </td>
  )
}
