import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, isProblem } from '../../app/api.ts'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useMe } from '../workspace/use-me.ts'
import classes from './Billing.module.css'
import { Usage } from './Usage.tsx'

/** The business's plan: what it allows, and how much of that is used. */
export function BillingPage() {
  const { t } = useTranslation('billing')
  const borrowed = useMe().masquerade !== null
  const billing = useQuery({
    queryKey: ['billing'],
    queryFn: ({ signal }) => api('GET /billing', { signal }),
    // A permission for a time may end while this is open.
    staleTime: 0,
  })
  if (isProblem(billing.error, 'forbidden'))
    return (
      <>
        <PageHeader title={t('title')} />
        <EmptyList
          title={t(borrowed ? 'needsGrant' : 'notYours')}
          hint={t(borrowed ? 'needsGrantHint' : 'notYoursHint')}
        />
      </>
    )
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <div className={classes.content}>
        <Loaded query={billing} skeleton={<RowsSkeleton rows={4} />}>
          {({ plan, usage }) => (
            <>
              <section className={classes.plan} aria-label={t('plan')}>
                <span className={classes.label}>{t('plan')}</span>
                <span className={classes.name}>{plan.name}</span>
              </section>
              <Usage plan={plan} usage={usage} />
            </>
          )}
        </Loaded>
      </div>
    </>
  )
}
