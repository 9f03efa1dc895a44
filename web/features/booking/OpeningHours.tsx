import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { serverNow } from '../../app/server-clock.ts'
import { formatWallTime, formatWeekday, localDate } from '../../ui/format-time.ts'
import { weekdayOf } from '../availability/calendar-month.ts'
import { firstWeekday } from '../availability/first-weekday.ts'
import classes from './OpeningHours.module.css'

/** The week's opening hours, folded away under today's. Wall times of the business. */
export function OpeningHours(props: { business: Answer<'GET /business'> }) {
  const { t } = useTranslation('booking')
  const { openingHours, timeZone } = props.business
  const today = weekdayOf(localDate(serverNow(), timeZone))
  const start = firstWeekday()
  const week = Array.from({ length: 7 }, (_, i) => ((start - 1 + i) % 7) + 1)

  function hoursOf(weekday: number): string {
    const windows = openingHours
      .filter((one) => one.weekday === weekday)
      .sort((a, b) => a.start.localeCompare(b.start))
      .map((one) => `${formatWallTime(one.start)}–${formatWallTime(one.end)}`)
    return windows.join(', ') || t('closed')
  }

  return (
    <details className={classes.hours}>
      <summary>{t('today', { hours: hoursOf(today) })}</summary>
      <dl>
        {week.map((weekday) => (
          <div key={weekday} data-today={weekday === today || undefined}>
            <dt>{formatWeekday(weekday, 'long')}</dt>
            <dd>{hoursOf(weekday)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
