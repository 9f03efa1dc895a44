import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatTime, formatTimes } from '../../ui/format-time.ts'
import { LabelChips } from '../labels/LabelChip.tsx'
import type { DayVisit } from './api/today.ts'
import { ClockText } from './ClockText.tsx'
import classes from './Desk.module.css'
import { MarkButtons } from './MarkButtons.tsx'
import { standingOf } from './standing.ts'

/** A visit of the day in one line: when, who, what, with whom, how it stands, and what one does about it. */
export function VisitRow(props: {
  visit: DayVisit
  now: number
  writable: boolean
  onOpen: () => void
  onLonger: () => void
}) {
  const { t } = useTranslation('desk')
  const { visit, now } = props
  const standing = standingOf(visit)
  const who = [...new Set(visit.allocations.map((piece) => piece.resourceName))].join(', ')
  const services = visit.items.map((item) => item.name).join(', ')
  return (
    <li className={classes.row} data-standing={standing}>
      <time
        className={classes.time}
        dateTime={visit.start}
        title={formatTimes(visit.start, visit.end, visit.timeZone)}
      >
        {formatTime(visit.start, visit.timeZone)}
      </time>
      <div className={classes.who}>
        <button type="button" className={classes.open} onClick={props.onOpen}>
          {visit.customer?.name ?? t('walkIn.nameless')}
        </button>
        <span className={classes.soft}>{services}</span>
      </div>
      <span className={classes.with}>{who}</span>
      <span className={classes.state}>
        <ClockText visit={visit} now={now} />
        {visit.isWalkIn ? <span className={classes.soft}>{t('walkIn.mark')}</span> : null}
        {visit.status === 'pending' ? <span className={classes.soft}>{t('pending')}</span> : null}
        {standing === 'done' && visit.finishedAt ? (
          <span className={classes.soft}>
            {t('doneAt', { time: formatTime(visit.finishedAt, visit.timeZone) })}
          </span>
        ) : null}
        {standing === 'inService' ? (
          <span className={classes.soft}>{t('until', { time: formatTime(visit.end, visit.timeZone) })}</span>
        ) : null}
        <LabelChips labels={visit.labels ?? []} />
      </span>
      <span className={classes.marks}>
        {props.writable ? <MarkButtons visit={visit} /> : null}
        {props.writable && standing === 'inService' ? (
          <Button
            size="compact-sm"
            variant="default"
            className={classes.mark}
            onClick={props.onLonger}
            aria-label={t('mark.of', {
              mark: t('longer.open'),
              name: visit.customer?.name ?? t('walkIn.nameless'),
            })}
          >
            {t('longer.open')}
          </Button>
        ) : null}
      </span>
    </li>
  )
}
