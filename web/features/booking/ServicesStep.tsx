import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FocusHeading } from '../../ui/FocusHeading.tsx'
import { formatDuration } from '../../ui/format-duration.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { byCategory, servicesQuery } from './booking.queries.ts'
import { stillOffered, toggleService } from './booking-state.ts'
import { useBooking } from './booking-store.ts'
import { ServiceRow } from './ServiceRow.tsx'
import classes from './ServicesStep.module.css'
import { useChangeOfMind } from './use-hold.ts'

const route = getRouteApi('/')
/** The API takes at most ten services in one visit. */
const MOST = 10

/** What the visit is for: one service or several, back to back in the order chosen. */
export function ServicesStep(props: { quiet: boolean }) {
  const { t } = useTranslation('booking')
  const [booking, change] = useBooking()
  const changeMind = useChangeOfMind()
  const navigate = route.useNavigate()
  const id = useId()
  const { data: services, error, refetch } = useQuery(servicesQuery)

  useEffect(() => {
    if (services) change((now) => stillOffered(now, new Set(services.map((service) => service.id))))
  }, [services, change])

  const chosen = booking.services.flatMap(
    (one) => services?.find((service) => service.id === one.serviceId) ?? [],
  )
  const minutes = chosen.reduce((sum, service) => sum + service.durationMinutes, 0)
  const amount = chosen.reduce((sum, service) => sum + service.price.amount, 0)
  const currency = chosen[0]?.price.currency ?? ''

  return (
    <>
      <FocusHeading level={2} quiet={props.quiet} className={classes.heading}>
        {t('chooseServices')}
      </FocusHeading>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : null}
      {services || error ? null : <ServicesSkeleton />}
      {services?.length === 0 ? <p className={classes.none}>{t('noServices')}</p> : null}
      {services
        ? byCategory(services).map(([category, list]) => (
            <section key={category} aria-labelledby={`${id}${category}`} className={classes.category}>
              <h3 id={`${id}${category}`}>{category || t('otherServices')}</h3>
              <ul>
                {list.map((service) => (
                  <ServiceRow
                    key={service.id}
                    service={service}
                    place={booking.services.findIndex((one) => one.serviceId === service.id)}
                    several={booking.services.length > 1}
                    full={booking.services.length >= MOST}
                    onToggle={() => void changeMind((now) => toggleService(now, service.id))}
                  />
                ))}
              </ul>
            </section>
          ))
        : null}
      {chosen.length > 0 ? (
        <div className={classes.bar}>
          <p className={classes.total} aria-live="polite">
            <strong>{t('services', { count: chosen.length })}</strong>
            <span>
              {formatDuration(t, minutes)} ·{' '}
              {amount > 0 ? formatMoney({ amount, currency }) : t('common:free')}
            </span>
          </p>
          <Button
            size="lg"
            className={classes.next}
            onClick={() => void navigate({ search: { step: 'time' } })}
          >
            {t('chooseTime')}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function ServicesSkeleton() {
  const { t } = useTranslation()
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      <Skeleton height={16} width={96} />
      <Skeleton height={80} radius="lg" />
      <Skeleton height={80} radius="lg" />
      <Skeleton height={80} radius="lg" />
    </div>
  )
}
