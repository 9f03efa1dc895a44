import { useTranslation } from 'react-i18next'
import { formatMinutes } from '../workspace/format.ts'
import type { DayVisit } from './api/today.ts'
import classes from './Desk.module.css'
import { clockOf } from './standing.ts'

/** "waiting 12 min", "12 min late", "running over, 5 min"; nothing when the clock has nothing to say. */
export function ClockText(props: { visit: DayVisit; now: number }) {
  const { t } = useTranslation('desk')
  const clock = clockOf(props.visit, props.now)
  if (!clock) return null
  return (
    <span className={classes.clock} data-says={clock.says}>
      {t(`clock.${clock.says}`, { time: formatMinutes(clock.minutes) })}
    </span>
  )
}
