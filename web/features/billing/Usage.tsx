import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import classes from './Billing.module.css'
import { UsageBar } from './UsageBar.tsx'

const THINGS = ['members', 'resources', 'locations', 'domains']

/** How much is used of what a plan allows, one bar a thing. */
export function Usage(props: Answer<'GET /billing'>) {
  const { t } = useTranslation('billing')
  const { plan, usage } = props
  return (
    <section aria-label={t('usage')} className={classes.bars}>
      {[...new Set([...THINGS, ...Object.keys(usage)])]
        .filter((thing) => usage[thing] !== undefined)
        .map((thing) => (
          <UsageBar
            key={thing}
            name={t(`things.${thing}`, { defaultValue: thing })}
            used={usage[thing] as number}
            most={plan.limits[thing] ?? null}
          />
        ))}
    </section>
  )
}
