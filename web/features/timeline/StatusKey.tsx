import { useTranslation } from 'react-i18next'
import css from './timeline.module.css'

const STATUSES = ['pending', 'confirmed', 'in_progress', 'completed', 'no_show'] as const

/** What the Timeline's colours and shapes mean: each item as it is drawn there, with its word. */
export function StatusKey() {
  const { t } = useTranslation('timeline')
  return (
    <ul className={css.key}>
      {STATUSES.map((status) => (
        <li key={status}>
          <span className={css.item} data-status={status}>
            <b>{t(`status.${status}`)}</b>
          </span>
        </li>
      ))}
      <li>
        <span className={css.item} data-kind="hold" data-status="held">
          <b>{t('status.held')}</b>
        </span>
      </li>
      <li>
        <span className={css.item} data-kind="block">
          <b>{t('status.block')}</b>
        </span>
      </li>
    </ul>
  )
}
