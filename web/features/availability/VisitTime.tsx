import { useTranslation } from 'react-i18next'
import {
  clocksDiffer,
  formatDay,
  formatShort,
  formatTimes,
  localDate,
  visitorZone,
  zoneName,
} from '../../ui/format-time.ts'
import classes from './VisitTime.module.css'

/** When a visit is: in the location's zone, which is named, and in the visitor's where that reads differently. */
export function VisitTime(props: { start: string; end: string; timeZone: string }) {
  const { t } = useTranslation('availability')
  const { start, end, timeZone } = props
  const here = visitorZone()
  return (
    <div className={classes.time}>
      {localDate(start, timeZone) === localDate(end, timeZone) ? (
        <>
          <p className={classes.day}>{formatDay(start, timeZone)}</p>
          <p className={classes.hours}>{formatTimes(start, end, timeZone)}</p>
        </>
      ) : (
        <p className={classes.hours}>
          {t('fromTo', { from: formatShort(start, timeZone), to: formatShort(end, timeZone) })}
        </p>
      )}
      <p className={classes.zone}>
        {zoneName(timeZone)}
        {clocksDiffer(start, timeZone, here)
          ? ` · ${t('forYou', { time: formatShort(start, here), zone: zoneName(here) })}`
          : ''}
      </p>
    </div>
  )
}
