import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../ui/format-duration.ts'
import { formatMoney } from '../../ui/format-money.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { PublicService } from './booking.queries.ts'
import classes from './ServiceRow.module.css'

/** One service, chosen or not; chosen beside others, it shows its place in the visit. */
export function ServiceRow(props: {
  service: Pick<PublicService, 'name' | 'description' | 'durationMinutes' | 'price'>
  /** What a package consists of. */
  includes?: string
  /** From 0; -1: not chosen. */
  place: number
  several: boolean
  full: boolean
  onToggle: () => void
  children?: ReactNode
}) {
  const { t } = useTranslation('booking')
  const { service, place } = props
  const chosen = place >= 0
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        aria-pressed={chosen}
        aria-disabled={props.full && !chosen}
        onClick={props.full && !chosen ? undefined : props.onToggle}
      >
        <span className={classes.text}>
          <span className={classes.name}>{service.name}</span>
          {props.includes ? (
            <span className={classes.description}>
              <bdi>{props.includes}</bdi>
            </span>
          ) : null}
          {service.description ? (
            <span className={classes.description}>
              <bdi>{service.description}</bdi>
            </span>
          ) : null}
          <span className={classes.facts}>
            {formatDuration(t, service.durationMinutes)}
            <span aria-hidden="true"> · </span>
            <span className={classes.price}>
              {service.price.amount > 0 ? formatMoney(service.price) : t('common:free')}
            </span>
          </span>
        </span>
        <span className={classes.tick} aria-hidden="true">
          {chosen && props.several ? place + 1 : <Icon name={chosen ? 'tick' : 'plus'} size={18} />}
        </span>
      </button>
      {props.children}
    </li>
  )
}
