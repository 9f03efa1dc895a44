import { useTranslation } from 'react-i18next'
import { formatMonth } from '../../ui/format-time.ts'
import { Icon } from '../../ui/Icon.tsx'
import classes from './MonthHeader.module.css'

/** The month's name between the ways to the one before and the one after. */
export function MonthHeader(props: {
  month: string
  isFirst: boolean
  isLast: boolean
  onTurn: (months: -1 | 1) => void
}) {
  const { t } = useTranslation('availability')
  return (
    <div className={classes.header}>
      <h3 className={classes.name} aria-live="polite">
        {formatMonth(props.month)}
      </h3>
      <Turn
        label={t('previousMonth')}
        disabled={props.isFirst}
        onClick={() => props.onTurn(-1)}
        icon="previous"
      />
      <Turn label={t('nextMonth')} disabled={props.isLast} onClick={() => props.onTurn(1)} icon="next" />
    </div>
  )
}

function Turn(props: { label: string; disabled: boolean; onClick: () => void; icon: 'previous' | 'next' }) {
  return (
    <button
      type="button"
      className={classes.turn}
      aria-label={props.label}
      aria-disabled={props.disabled}
      onClick={props.disabled ? undefined : props.onClick}
    >
      <Icon name={props.icon} />
    </button>
  )
}
