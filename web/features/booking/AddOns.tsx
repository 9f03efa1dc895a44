import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../ui/format-duration.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { Icon } from '../../ui/Icon.tsx'
import classes from './AddOns.module.css'
import type { PublicService } from './booking.queries.ts'

type AddOn = PublicService['addOns'][number]

/** What may be added to a service that is chosen. */
export function AddOns(props: {
  service: PublicService
  chosen: readonly string[]
  onToggle: (addOnId: string) => void
}) {
  const { t } = useTranslation('booking')
  const { service, chosen } = props
  return (
    <ul className={classes.addOns} aria-label={t('addTo', { service: service.name })}>
      {service.addOns.map((addOn) => (
        <li key={addOn.id}>
          <button
            type="button"
            className={classes.addOn}
            aria-pressed={chosen.includes(addOn.id)}
            onClick={() => props.onToggle(addOn.id)}
          >
            <Icon name={chosen.includes(addOn.id) ? 'tick' : 'plus'} size={16} />
            <span>
              {addOn.name} <span className={classes.facts}>{factsOf(addOn)}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  )

  function factsOf({ durationMinutes, price }: AddOn): string {
    const values = { duration: formatDuration(t, durationMinutes), price: formatMoney(price) }
    if (durationMinutes === 0) return price.amount > 0 ? t('added.price', values) : t('common:free')
    return t(price.amount > 0 ? 'added.both' : 'added.duration', values)
  }
}
