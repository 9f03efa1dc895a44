import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDate, formatMonth, formatWeekday } from '../../ui/format-time.ts'
import { addDays, monthOf, sameDayIn, weekdayOf, weeksOf } from './calendar-month.ts'
import { firstWeekday } from './first-weekday.ts'
import classes from './MonthGrid.module.css'

/**
 * A month whose open days can be chosen. All dates are local to the location.
 * Arrows move by day and week, Home and End to the week's ends, Page Up and Page Down by month.
 */
export function MonthGrid(props: {
  /** `YYYY-MM` */
  month: string
  today: string
  firstMonth: string
  lastMonth: string
  /** Free times by date; undefined while they are on their way. */
  free: Map<string, number> | undefined
  selected: string | null
  onMonth: (month: string) => void
  onSelect: (date: string) => void
}) {
  const { t } = useTranslation('availability')
  const { month, free, selected } = props
  const [cursor, setCursor] = useState<string | null>(null)
  const grid = useRef<HTMLTableElement>(null)
  const byKey = useRef(false)
  const start = firstWeekday()
  const weekdays = Array.from({ length: 7 }, (_, i) => ((start - 1 + i) % 7) + 1)
  const open = free ? [...free].filter(([, count]) => count > 0).map(([date]) => date) : []
  const inMonth = (date: string | null) => (date && monthOf(date) === month ? date : null)
  const current = inMonth(cursor) ?? inMonth(selected) ?? open[0] ?? inMonth(props.today) ?? `${month}-01`

  useEffect(() => {
    if (!byKey.current) return
    byKey.current = false
    grid.current?.querySelector<HTMLElement>(`[data-date="${current}"]`)?.focus()
  }, [current])

  function onKeyDown(event: KeyboardEvent) {
    const weekday = (weekdayOf(current) - start + 7) % 7
    const to = {
      ArrowLeft: addDays(current, -1),
      ArrowRight: addDays(current, 1),
      ArrowUp: addDays(current, -7),
      ArrowDown: addDays(current, 7),
      Home: addDays(current, -weekday),
      End: addDays(current, 6 - weekday),
      PageUp: sameDayIn(current, -1),
      PageDown: sameDayIn(current, 1),
    }[event.key]
    if (!to) return
    event.preventDefault()
    if (monthOf(to) < props.firstMonth || monthOf(to) > props.lastMonth) return
    byKey.current = true
    setCursor(to)
    if (monthOf(to) !== month) props.onMonth(monthOf(to))
  }

  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern for dates is a table as a grid (ARIA APG)
    <table ref={grid} className={classes.grid} role="grid" aria-label={formatMonth(month)} aria-busy={!free}>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" abbr={formatWeekday(weekday, 'long')}>
              {formatWeekday(weekday, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={onKeyDown}>
        {weeksOf(month, start).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((date, column) =>
              date ? (
                // biome-ignore lint/a11y: the button in it has the focus, as in the same pattern
                <td key={date} role="gridcell" aria-selected={date === selected}>
                  <Day
                    date={date}
                    label={dayLabel(date)}
                    open={(free?.get(date) ?? 0) > 0}
                    selected={date === selected}
                    today={date === props.today}
                    past={date < props.today}
                    focusable={date === current}
                    onSelect={() => {
                      setCursor(date)
                      props.onSelect(date)
                    }}
                  />
                </td>
              ) : (
                <td key={weekdays[column]} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )

  function dayLabel(date: string): string {
    const count = free?.get(date) ?? 0
    return `${formatDate(date)}, ${count > 0 ? t('freeTimes', { count }) : t('noTimes')}`
  }
}

function Day(props: {
  date: string
  label: string
  open: boolean
  selected: boolean
  today: boolean
  past: boolean
  focusable: boolean
  onSelect: () => void
}) {
  return (
    <button
      type="button"
      className={classes.day}
      data-date={props.date}
      data-open={props.open || undefined}
      data-past={props.past || undefined}
      data-selected={props.selected || undefined}
      aria-label={props.label}
      aria-disabled={!props.open}
      aria-current={props.today ? 'date' : undefined}
      tabIndex={props.focusable ? 0 : -1}
      onClick={props.open ? props.onSelect : undefined}
    >
      {Number(props.date.slice(8))}
    </button>
  )
}
