import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatLocale } from '../../ui/locale.ts'
import list from '../catalog/List.module.css'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { plansQuery } from './api/tenants.ts'
import classes from './Console.module.css'

/** The subscription tiers, and the most of each thing that they allow. */
export function PlansPage() {
  const { t } = useTranslation(['console', 'billing'])
  const plans = useQuery(plansQuery)
  const number = new Intl.NumberFormat(formatLocale())
  return (
    <>
      <PageHeader title={t('plans.title')} hint={t('plans.hint')} />
      <div className={list.content}>
        <Loaded query={plans} skeleton={<RowsSkeleton rows={6} />}>
          {({ items }) => {
            const things = [...new Set(items.flatMap(({ limits }) => Object.keys(limits)))]
            return (
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it may be longer than the screen, and keys scroll it
              <ul className={classes.plans} tabIndex={0} aria-label={t('plans.title')}>
                {items.map((plan) => (
                  <li key={plan.id} className={classes.plan}>
                    <h2>{plan.name}</h2>
                    <dl>
                      {things.flatMap((thing) => {
                        const most = plan.limits[thing]
                        return [
                          <dt key={`${thing} name`}>
                            {t([`plans.things.${thing}`, `billing:things.${thing}`], { defaultValue: thing })}
                          </dt>,
                          <dd key={thing}>
                            {most === undefined ? t('plans.unlimited') : number.format(most)}
                          </dd>,
                        ]
                      })}
                    </dl>
                  </li>
                ))}
              </ul>
            )
          }}
        </Loaded>
      </div>
    </>
  )
}
