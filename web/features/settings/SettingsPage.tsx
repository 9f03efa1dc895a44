import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { businessQuery } from '../../app/query.ts'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan } from '../workspace/use-me.ts'
import classes from './Settings.module.css'
import { SettingsForm } from './SettingsForm.tsx'

/** How the business appears to its customers, and what applies to bookings. */
export function SettingsPage() {
  const { t } = useTranslation('settings')
  const mayChange = useCan()('business.update')
  const business = useQuery(businessQuery)
  if (!mayChange) return <EmptyList title={t('notYours')} hint={t('notYoursHint')} />
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <div className={classes.content}>
        <Loaded query={business} skeleton={<RowsSkeleton />}>
          {(data) => <SettingsForm business={data} />}
        </Loaded>
      </div>
    </>
  )
}
