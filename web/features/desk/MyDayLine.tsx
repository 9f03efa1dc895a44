import { useTranslation } from 'react-i18next'
import { minutesBetween } from '../../app/temporal.ts'
import { formatTime, formatTimes } from '../../ui/format-time.ts'
import { LabelChips } from '../labels/LabelChip.tsx'
import { formatMinutes } from '../workspace/format.ts'
import { ClockText } from './ClockText.tsx'
import classes from './MyDay.module.css'
import type { Line } from './my-day.ts'
import { standingOf } from './standing.ts'

/** A line of one's day: a visit, a pause, or a gap that one may take for a pause. */
export function MyDayLine(props: {
  line: Line
  now: number
  timeZone: string
  onOpen: (visitId: string) => void
  onPause?: () => void
}) {
  const { t } = useTranslation('desk')
  const { line, now, timeZone } = props
  const length = formatMinutes(minutesBetween(line.start, line.end))
  if (line.kind === 'gap')
    return (
      <li className={classes.gap}>
        <time>{formatTime(line.start, timeZone)}</time>
        {props.onPause && Date.parse(line.end) > now ? (
          <button type="button" className={classes.take} onClick={props.onPause}>
            {t('myDay.gap', { time: length })}
          </button>
        ) : (
          <span>{t('myDay.gap', { time: length })}</span>
        )}
      </li>
    )
  if (line.kind === 'pause')
    return (
      <li className={classes.gap}>
        <time>{formatTime(line.start, timeZone)}</time>
        <span>
          {line.pause.title || t('block.untitled')} · {length}
        </span>
      </li>
    )
  const { visit } = line
  return (
    <li className={classes.line} data-standing={standingOf(visit)}>
      <time title={formatTimes(visit.start, visit.end, timeZone)}>{formatTime(visit.start, timeZone)}</time>
      <button type="button" className={classes.lineOpen} onClick={() => props.onOpen(visit.id)}>
        <span className={classes.lineName}>{visit.customer?.name ?? t('walkIn.nameless')}</span>
        <span className={classes.soft}>{visit.items.map((item) => item.name).join(', ')}</span>
        <LabelChips labels={visit.labels ?? []} />
      </button>
      <span className={classes.lineState}>
        <ClockText visit={visit} now={now} />
        {standingOf(visit) === 'done' ? <span className={classes.soft}>{t('show.done')}</span> : null}
        {standingOf(visit) === 'inService' ? (
          <span className={classes.soft}>{t('show.inService')}</span>
        ) : null}
      </span>
    </li>
  )
}
