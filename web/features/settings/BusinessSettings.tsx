import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { businessQuery } from '../../app/query.ts'
import { PublishPanel } from '../publishing/PublishPanel.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { BusinessForm } from './BusinessForm.tsx'
import { FormSection } from './FormSection.tsx'
import classes from './Settings.module.css'

/** How the business appears to its customers. */
export function BusinessSettings() {
  const { t } = useTranslation('settings')
  const business = useQuery(businessQuery)
  return (
    <Loaded query={business} skeleton={<RowsSkeleton />}>
      {(data) => (
        <>
          <div className={classes.form}>
            <FormSection title={t('publishing')} hint={t('publishingHint')}>
              <PublishPanel published={data.published} />
              <div className={classes.more}>
                <Link to="/app/setup">{t('toSetup')}</Link>
              </div>
            </FormSection>
          </div>
          <BusinessForm business={data} />
        </>
      )}
    </Loaded>
  )
}
