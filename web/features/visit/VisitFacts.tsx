import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { formatTimes } from '../../ui/format-time.ts'
import { VisitTime } from '../availability/VisitTime.tsx'
import classes from './VisitFacts.module.css'
import type { Visit } from './visit.queries.ts'

// most businesses ask nothing
const AnswerRows = lazy(async () => ({ default: (await import('../terms/AnswerRows.tsx')).AnswerRows }))

/** When, what, with whom, where, and what it costs. */
export function VisitFacts(props: { visit: Visit; business: Answer<'GET /business'> }) {
  const { t } = useTranslation('visit')
  const { visit, business } = props
  const place = business.locations.find((one) => one.id === visit.locationId)
  const names = new Map(visit.allocations.map((one) => [one.resourceId, one.resourceName]))
  const several = visit.items.length > 1
  // a package has one price
  const priced = several && !visit.package
  return (
    <dl className={classes.facts}>
      <div>
        <dt>{t('when')}</dt>
        <dd>
          <VisitTime start={visit.start} end={visit.end} timeZone={visit.timeZone} />
        </dd>
      </div>
      <div>
        <dt>{t('what')}</dt>
        <dd>
          {visit.package ? <p className={classes.package}>{visit.package.name}</p> : null}
          <ul className={classes.items}>
            {visit.items.map((item) => (
              <li key={`${item.serviceId}${item.start}`}>
                <span className={classes.item}>
                  <span>{item.name}</span>
                  {priced && item.price.amount > 0 ? <span>{formatMoney(item.price)}</span> : null}
                </span>
                {item.addOns.map((addOn) => (
                  <span key={addOn.id} className={classes.more}>
                    {t('plus', { name: addOn.name })}
                  </span>
                ))}
                <span className={classes.more}>
                  {[
                    ...(several ? [formatTimes(item.start, item.end, visit.timeZone)] : []),
                    ...item.resourceIds.flatMap((id) => names.get(id) ?? []),
                  ].join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt>{t('where')}</dt>
        <dd>
          {business.name}
          {place?.address || business.address ? (
            <span className={classes.more}>{place?.address || business.address}</span>
          ) : null}
        </dd>
      </div>
      <div>
        <dt>{t('price')}</dt>
        <dd>{visit.price.amount > 0 ? formatMoney(visit.price) : t('common:free')}</dd>
      </div>
      {visit.answers.length > 0 ? (
        <Suspense>
          <AnswerRows answers={visit.answers} className={classes.note} />
        </Suspense>
      ) : null}
      {visit.customerNote ? (
        <div>
          <dt>{t('note')}</dt>
          <dd className={classes.note}>{visit.customerNote}</dd>
        </div>
      ) : null}
    </dl>
  )
}
