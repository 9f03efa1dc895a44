import { useTranslation } from 'react-i18next'
import classes from './StatusBadge.module.css'
import type { Visit } from './visit.queries.ts'

const TONES: Record<Visit['status'], string> = {
  held: 'neutral',
  pending: 'warning',
  confirmed: 'success',
  in_progress: 'success',
  completed: 'neutral',
  cancelled: 'danger',
  no_show: 'danger',
}

/** A visit's status in a word, its colour only beside it. */
export function StatusBadge(props: { status: Visit['status'] }) {
  const { t } = useTranslation('visit')
  return (
    <span className={classes.badge} data-tone={TONES[props.status]}>
      {t(`status.${props.status}`)}
    </span>
  )
}
