import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FocusHeading } from '../../ui/FocusHeading.tsx'
import { formatDuration } from '../../ui/format-duration.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { byCategory, type PublicService, packagesQuery, servicesQuery } from './booking.queries.ts'
import { stillOffered, toggleAddOn, toggleService } from './booking-state.ts'
import { useBooking } from './booking-store.ts'
import { totalOf } from './booking-total.ts'
import { ServiceRow } from './ServiceRow.tsx'
import classes from './ServicesStep.module.css'
import { useChangeOfMind } from './use-hold.ts'

// loaded only where a business has some
const AddOns = lazy(async () => ({ default: (await import('./AddOns.tsx')).AddOns }))
const Packages = lazy(async () => ({ default: (await import('./Packages.tsx')).Packages }))

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
  const services = useQuery(servicesQuery)
  const packages = useQuery(packagesQuery)
  const error = services.error ?? packages.error
  /** The packages, once all is there. */
  const ready = services.data && packages.data

  useEffect(() => {
    const [offered, packed] = [services.data, packages.data]
    if (offered && packed) change((now) => stillOffered(now, offered, packed))
  }, [services.data, packages.data, change])

  const total = totalOf(booking, services.data ?? [], packages.data ?? [])
  const addOnsOf = (service: PublicService) =>
    service.addOns.length > 0 ? (
      <Suspense key={service.id}>
        <AddOns
          service={service}
          chosen={booking.services.find((one) => one.serviceId === service.id)?.addOnIds ?? []}
          onToggle={(addOnId) => void changeMind((now) => toggleAddOn(now, service.id, addOnId))}
        />
      </Suspense>
    ) : null

  return (
    <>
      <FocusHeading level={2} quiet={props.quiet} className={classes.heading}>
        {t('chooseServices')}
      </FocusHeading>
      {error ? (
        <ProblemNotice
          error={error}
          onRetry={() => void Promise.all([services.refetch(), packages.refetch()])}
        />
      ) : null}
      {ready || error ? null : <ServicesSkeleton />}
      {ready?.length === 0 && services.data?.length === 0 ? (
        <p className={classes.none}>{t('noServices')}</p>
      ) : null}
      {ready && services.data
        ? byCategory(services.data).map(([category, list]) => (
            <section key={category} aria-labelledby={`${id}${category}`} className={classes.category}>
              <h3 id={`${id}${category}`}>{category || t('otherServices')}</h3>
              <ul>
                {list.map((service) => (
                  <ServiceRow
                    key={service.id}
                    service={service}
                    place={placeOf(service.id)}
                    several={booking.services.length > 1}
                    full={!booking.packageId && booking.services.length >= MOST}
                    onToggle={() => void changeMind((now) => toggleService(now, service.id))}
                  >
                    {placeOf(service.id) >= 0 ? addOnsOf(service) : null}
                  </ServiceRow>
                ))}
              </ul>
            </section>
          ))
        : null}
      {ready && ready.length > 0 ? (
        <Suspense>
          <Packages packages={ready} items={total.items} addOnsOf={addOnsOf} />
        </Suspense>
      ) : null}
      {total.items.length > 0 ? (
        <div className={classes.bar}>
          <p className={classes.total} aria-live="polite">
            <strong>{total.package?.name ?? t('services', { count: total.items.length })}</strong>
            <span>
              {formatDuration(t, total.minutes)} ·{' '}
              {total.price.amount > 0 ? formatMoney(total.price) : t('common:free')}
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

  /** A service's place among those chosen; -1: it isn't, or as part of a package. */
  function placeOf(serviceId: string): number {
    return booking.packageId ? -1 : booking.services.findIndex((one) => one.serviceId === serviceId)
  }
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
