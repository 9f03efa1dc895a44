import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { localParts } from '../../app/temporal.ts'
import { formatSpan } from '../workspace/format.ts'
import { useTenant } from '../workspace/use-me.ts'
import classes from './AffectedVisits.module.css'
import { resourcesQuery } from './api/resources.ts'
import type { Affected } from './catalog.types.ts'

/** Visits that a change leaves without their hours or their resource; each leads to its place. */
export function AffectedVisits(props: { affected: readonly Affected[] }) {
  const { t } = useTranslation('catalog')
  const { timeZone } = useTenant()
  const resources = useQuery(resourcesQuery).data ?? []
  return (
    <div className={classes.box}>
      <p className={classes.title}>{t('affected.title', { count: props.affected.length })}</p>
      <ul className={classes.list}>
        {props.affected.map((visit) => (
          <li key={`${visit.appointmentId}${visit.resourceId ?? ''}`} className={classes.visit}>
            <Link
              to="/app/timeline"
              search={{ date: localParts(visit.start, timeZone).date, visit: visit.appointmentId } as never}
              target="_blank"
            >
              {visit.customerName}
            </Link>
            <span className={classes.when}>{formatSpan(visit.start, visit.end, timeZone)}</span>
            <span className={classes.who}>
              {[visit.serviceNames?.join(', '), resources.find((one) => one.id === visit.resourceId)?.name]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.hint}>{t('affected.hint')}</p>
    </div>
  )
}
