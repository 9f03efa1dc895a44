import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatList } from '../../ui/format-list.ts'
import type { PublicPackage, PublicService } from './booking.queries.ts'
import { togglePackage } from './booking-state.ts'
import { useBooking } from './booking-store.ts'
import { ServiceRow } from './ServiceRow.tsx'
import classes from './ServicesStep.module.css'
import { useChangeOfMind } from './use-hold.ts'

/** The packages of a business; under the one that is chosen, what may be added to its services. */
export function Packages(props: {
  packages: readonly PublicPackage[]
  items: readonly { service: PublicService }[]
  addOnsOf: (service: PublicService) => ReactNode
}) {
  const { t } = useTranslation('booking')
  const [booking] = useBooking()
  const changeMind = useChangeOfMind()
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.category}>
      <h3 id={id}>{t('packages')}</h3>
      <ul>
        {props.packages.map((one) => (
          <ServiceRow
            key={one.id}
            service={one}
            includes={formatList(one.services.map(({ name }) => name))}
            place={booking.packageId === one.id ? 0 : -1}
            several={false}
            full={false}
            onToggle={() => void changeMind((now) => togglePackage(now, one))}
          >
            {booking.packageId === one.id
              ? [...new Set(props.items.map(({ service }) => service))].map(props.addOnsOf)
              : null}
          </ServiceRow>
        ))}
      </ul>
    </section>
  )
}
