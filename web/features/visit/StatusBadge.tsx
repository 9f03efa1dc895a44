import { useTranslation } from 'react-i18next'
import classes from './StatusBadge.module.css'
import type { Visit } from './visit.queries.ts'

/** A visit's status in a word, on the colour that it has everywhere. */
export function StatusBadge(props: { status: Visit['status'] }) {
  const { t } = useTranslation('visit')
  return (
    <span className={classes.badge} data-status={props.status}>
      {t(`status.${props.status}`)}
    </span>
  )
}
