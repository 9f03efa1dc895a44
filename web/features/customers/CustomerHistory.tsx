import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { localParts } from '../../app/temporal.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { formatDateBriefly } from '../workspace/format.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { useTenant } from '../workspace/use-me.ts'
import { type History, historyQuery } from './api/customers.ts'
import classes from './Customers.module.css'

/** What a customer's visits come to. */
export function CustomerHistory(props: { customerId: string }) {
  const { t } = useTranslation('customers')
  const history = useQuery(historyQuery(props.customerId))
  return (
    <section>
      <h3 className={classes.heading}>{t('history.title')}</h3>
      <Loaded query={history} skeleton={<Skeleton height={96} />}>
        {(data) => <Figures history={data} />}
      </Loaded>
    </section>
  )
}

function Figures(props: { history: History }) {
  const { t } = useTranslation('customers')
  const { timeZone } = useTenant()
  const { history } = props
  const day = (at: string | null) => (at ? formatDateBriefly(localParts(at, timeZone).date) : '–')
  const usual = (list: readonly { name: string; count: number }[]) =>
    list.map(({ name, count }) => t('history.often', { name, count })).join(', ')
  const figures = [
    ['visits', history.visits],
    ['spend', formatMoney(history.spend)],
    ['noShows', history.noShows],
    ['cancelledLate', history.cancelledLate],
    ['firstVisit', day(history.firstVisit)],
    ['lastVisit', day(history.lastVisit)],
    ['nextVisit', day(history.nextVisit)],
  ] as const
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{t(`history.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {history.services.length > 0 ? (
        <div className={classes.whole}>
          <dt>{t('history.services')}</dt>
          <dd>{usual(history.services)}</dd>
        </div>
      ) : null}
      {history.people.length > 0 ? (
        <div className={classes.whole}>
          <dt>{t('history.people')}</dt>
          <dd>{usual(history.people)}</dd>
        </div>
      ) : null}
    </dl>
  )
}
