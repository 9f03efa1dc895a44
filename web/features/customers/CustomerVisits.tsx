import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { localParts } from '../../app/temporal.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { visitsOfQuery } from '../appointments/api/appointments.ts'
import { StatusBadge } from '../appointments/StatusBadge.tsx'
import { formatSpan } from '../workspace/format.ts'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import classes from './Customers.module.css'

/** A customer's visits; each leads to its place on the Timeline. */
export function CustomerVisits(props: { customerId: string }) {
  const { t } = useTranslation('customers')
  const visits = useInfiniteQuery(visitsOfQuery(props.customerId))
  const all = visits.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section>
      <h3 className={classes.heading}>{t('visits')}</h3>
      {visits.isPending ? <RowsSkeleton rows={3} /> : null}
      {visits.isError ? <ProblemNotice error={visits.error} onRetry={() => void visits.refetch()} /> : null}
      {visits.data && all.length === 0 ? <p className={classes.what}>{t('noVisits')}</p> : null}
      <ul className={classes.visits}>
        {all.map((visit) => (
          <li key={visit.id}>
            <Link
              to="/app/timeline"
              search={{ date: localParts(visit.start, visit.timeZone).date, visit: visit.id } as never}
              className={classes.visit}
            >
              <span>{formatSpan(visit.start, visit.end, visit.timeZone)}</span>
              <StatusBadge status={visit.status} />
              <span className={classes.what}>{visit.items.map((item) => item.name).join(', ')}</span>
              <span className={classes.price}>{formatMoney(visit.price)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {visits.hasNextPage ? (
        <Button
          size="xs"
          variant="default"
          loading={visits.isFetchingNextPage}
          onClick={() => void visits.fetchNextPage()}
        >
          {t('moreVisits')}
        </Button>
      ) : null}
    </section>
  )
}
