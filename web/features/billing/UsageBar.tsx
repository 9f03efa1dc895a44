import { useTranslation } from 'react-i18next'
import { formatLocale } from '../../ui/locale.ts'
import classes from './Billing.module.css'

const ALMOST = 0.8

/** How much of one thing is used, of how much the plan allows; `most` null: any number. */
export function UsageBar(props: { name: string; used: number; most: number | null }) {
  const { t } = useTranslation('billing')
  const { name, used, most } = props
  const number = new Intl.NumberFormat(formatLocale())
  const share = most === null ? 0 : most === 0 ? 1 : Math.min(1, used / most)
  const level = most === null || used < most * ALMOST ? 'fine' : used < most ? 'almost' : 'full'
  return (
    <div className={classes.usage}>
      <div className={classes.line}>
        <span className={classes.thing}>{name}</span>
        <span className={classes.count}>
          {most === null
            ? t('unlimited', { used: number.format(used) })
            : t('of', { used: number.format(used), most: number.format(most) })}
        </span>
      </div>
      {most === null ? null : (
        <div className={classes.track} data-level={level} aria-hidden>
          <span style={{ width: `${share * 100}%` }} />
        </div>
      )}
      {level === 'full' && most !== null ? <span className={classes.note}>{t('full')}</span> : null}
    </div>
  )
}
