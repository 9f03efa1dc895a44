import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatTimes } from '../../ui/format-time.ts'
import { formatLocale } from '../../ui/locale.ts'
import { customerQuery } from '../customers/api/customers.ts'
import { LabelChips } from '../labels/LabelChip.tsx'
import { AnswerRows } from '../terms/AnswerRows.tsx'
import { useCan } from '../workspace/use-me.ts'
import type { DayVisit } from './api/today.ts'
import { ClockText } from './ClockText.tsx'
import { MarkButtons } from './MarkButtons.tsx'
import classes from './MyDay.module.css'
import { standingOf } from './standing.ts'

const DAY = 86_400_000

/** How long ago, in the reader's words: days, then weeks, then months, then years. */
function ago(instant: string, now: number): string {
  const days = Math.round((now - Date.parse(instant)) / DAY)
  const format = new Intl.RelativeTimeFormat(formatLocale(), { numeric: 'auto' })
  if (days < 14) return format.format(-days, 'day')
  if (days < 60) return format.format(-Math.round(days / 7), 'week')
  if (days < 730) return format.format(-Math.round(days / 30.4), 'month')
  return format.format(-Math.round(days / 365), 'year')
}

/** Whom one serves or serves next, with all that one should know, and the two taps that it takes. */
export function NextVisit(props: { visit: DayVisit; now: number; onOpen: () => void; onLonger: () => void }) {
  const { t } = useTranslation('desk')
  const mayRead = useCan()('customers.read')
  const { visit, now } = props
  const standing = standingOf(visit)
  // who serves a customer may read what is noted of them
  const customer = useQuery({
    ...customerQuery(visit.customer?.id ?? ''),
    enabled: mayRead && visit.customer !== null,
  }).data
  const notes = [
    [t('myDay.fromCustomer'), visit.customerNote],
    [t('myDay.ofVisit'), visit.internalNotes],
    [t('myDay.ofCustomer'), customer?.internalNotes],
  ].filter(([, text]) => text)
  return (
    <section className={classes.next} aria-labelledby="next-visit">
      <p className={classes.when}>
        <time dateTime={visit.start}>{formatTimes(visit.start, visit.end, visit.timeZone)}</time>
        <ClockText visit={visit} now={now} />
      </p>
      <h2 id="next-visit" className={classes.name}>
        <button type="button" className={classes.open} onClick={props.onOpen}>
          {visit.customer?.name ?? t('walkIn.nameless')}
        </button>
      </h2>
      <p className={classes.services}>{visit.items.map((item) => item.name).join(', ')}</p>
      <p className={classes.soft}>
        {visit.previousVisitAt
          ? t('myDay.lastVisit', { ago: ago(visit.previousVisitAt, now) })
          : t('myDay.firstVisit')}
      </p>
      <LabelChips labels={visit.labels ?? []} />
      {notes.length + visit.answers.length > 0 ? (
        <dl className={classes.notes}>
          {notes.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <bdi>{text}</bdi>
              </dd>
            </div>
          ))}
          <AnswerRows answers={visit.answers} />
        </dl>
      ) : null}
      <div className={classes.thumbs}>
        <MarkButtons visit={visit} size="lg" only={['arrived', 'start', 'done', 'noShow']} />
        {standing === 'inService' ? (
          <Button size="lg" variant="default" onClick={props.onLonger}>
            {t('longer.open')}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
