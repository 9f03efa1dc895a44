import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { businessQuery } from '../../app/query.ts'
import { Notice } from '../../ui/Notice.tsx'
import type { VisitSearch } from './free-times.ts'

/** Nothing is free within a year: says so, and what else one can do. */
export function NoTimes(props: { search: VisitSearch }) {
  const { t } = useTranslation('availability')
  const { data: business } = useQuery(businessQuery)
  return (
    <Notice tone="neutral" role="status" title={t('none')}>
      {props.search.resourceIds.length > 0 ? <p>{t('noneWithPerson')}</p> : null}
      {props.search.serviceIds.length > 1 ? <p>{t('noneTogether')}</p> : null}
      {business?.phone ? (
        <p>
          {t('call')}{' '}
          <a href={`tel:${business.phone.replace(/[^+\d]/g, '')}`}>
            <bdi>{business.phone}</bdi>
          </a>
        </p>
      ) : null}
    </Notice>
  )
}
