import { useTranslation } from 'react-i18next'
import item from './item.module.css'
import palette from './palette.module.css'
import css from './toolbar.module.css'

const STATUSES = ['pending', 'confirmed', 'in_progress', 'completed', 'no_show'] as const

/** What the Timeline's colours and shapes mean: each item as it is drawn there, with its word. */
export function StatusKey() {
  const { t } = useTranslation('timeline')
  return (
    <ul className={`${palette.palette} ${css.key}`}>
      {STATUSES.map((status) => (
        <li key={status}>
          <span className={item.item} data-status={status}>
            <b>{t(`status.${status}`)}</b>
          </span>
        </li>
      ))}
      <li>
        <span className={item.item} data-kind="hold" data-status="held">
          <b>{t('status.held')}</b>
        </span>
      </li>
      <li>
        <span className={item.item} data-kind="block">
          <b>{t('status.block')}</b>
        </span>
      </li>
    </ul>
  )
}
