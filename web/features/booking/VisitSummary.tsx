import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { Choice } from '../../ui/Choice.tsx'
import { formatDuration } from '../../ui/format-duration.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { VisitTime } from '../availability/VisitTime.tsx'
import { type PublicService, packagesQuery, servicesQuery } from './booking.queries.ts'
import { chooseLocation, choosePerson } from './booking-state.ts'
import { useBooking } from './booking-store.ts'
import { totalOf } from './booking-total.ts'
import { timeZoneOf } from './time-zone-of.ts'
import { useChangeOfMind } from './use-hold.ts'
import classes from './VisitSummary.module.css'

const ANYONE = ''

/** What is being booked, and, while a time is being chosen, with whom and where. */
export function VisitSummary(props: { step: 'time' | 'details'; business: Answer<'GET /business'> }) {
  const { t } = useTranslation('booking')
  const [booking] = useBooking()
  const changeMind = useChangeOfMind()
  const { business, step } = props
  const services = useQuery(servicesQuery).data ?? []
  const packages = useQuery(packagesQuery).data ?? []
  const total = totalOf(booking, services, packages)
  const lines = total.items.length + total.items.flatMap((one) => one.addOns).length

  return (
    <section className={classes.summary} aria-label={t('yourVisit')}>
      {step === 'details' && booking.slot ? (
        <VisitTime
          start={booking.slot.start}
          end={booking.slot.end}
          timeZone={timeZoneOf(business, booking)}
        />
      ) : null}
      {step === 'time' && business.locations.length > 1 ? (
        <Choice
          label={t('where')}
          value={booking.locationId ?? business.locations.find((one) => one.isDefault)?.id ?? ''}
          options={business.locations.map((one) => ({ value: one.id, label: one.name }))}
          onChange={(id) => void changeMind((now) => chooseLocation(now, id))}
        />
      ) : null}
      <ul className={classes.items}>
        {total.package ? <li className={classes.name}>{total.package.name}</li> : null}
        {total.items.map(({ service, resourceId, addOns }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a package may have a service twice, and keeps its order
          <li key={`${at} ${service.id}`}>
            <div className={classes.line}>
              <span className={classes.name}>{service.name}</span>
              {total.package ? null : (
                <span className={classes.price}>
                  {service.price.amount > 0 ? formatMoney(service.price) : t('common:free')}
                </span>
              )}
            </div>
            <div className={classes.line}>
              <p className={classes.facts}>
                {formatDuration(t, service.durationMinutes)}
                {step === 'details' && resourceId ? ` · ${personOf(service, resourceId)}` : ''}
              </p>
              {step === 'time' && service.providers.length > 1 ? (
                <div className={classes.person}>
                  <Choice
                    label={t('personFor', { service: service.name })}
                    hideLabel
                    value={resourceId ?? ANYONE}
                    options={[
                      { value: ANYONE, label: t('withAnyone') },
                      ...service.providers.map((one) => ({
                        value: one.id,
                        label: t('with', { name: one.name }),
                      })),
                    ]}
                    onChange={(id) => void changeMind((now) => choosePerson(now, service.id, id || null))}
                  />
                </div>
              ) : null}
            </div>
            {addOns.map((addOn) => (
              <div key={addOn.id} className={classes.line}>
                <span className={classes.facts}>{t('plus', { name: addOn.name })}</span>
                <span className={classes.price}>
                  {addOn.price.amount > 0 ? formatMoney(addOn.price) : t('common:free')}
                </span>
              </div>
            ))}
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <Link to="/" search={step === 'time' ? {} : { step: 'time' }} className={classes.back}>
          {t(step === 'time' ? 'changeServices' : 'changeTime')}
        </Link>
        {lines > 1 || total.package ? (
          <p className={classes.total}>
            {t('total')} <strong>{formatMoney(total.price)}</strong>
          </p>
        ) : null}
      </div>
    </section>
  )

  function personOf(service: PublicService, resourceId: string): string {
    return t('with', { name: service.providers.find((one) => one.id === resourceId)?.name ?? '' })
  }
}
