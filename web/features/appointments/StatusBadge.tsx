import { useTranslation } from 'react-i18next'
import type { Status } from './api/appointments.ts'
import classes from './StatusBadge.module.css'

/** A visit's status: a word, with a dot in its colour. */
export function StatusBadge(props: { status: Status }) {
  const { t } = useTranslation('appointments')
  return (
    <span className={classes.badge} data-status={props.status}>
      {t(`status.${props.status}`)}
    </span>
  )
}
