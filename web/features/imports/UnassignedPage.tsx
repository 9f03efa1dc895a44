import { useTranslation } from 'react-i18next'
import { ExportButton } from '../exports/ExportButton.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import classes from './Imports.module.css'
import { UnassignedVisits } from './UnassignedVisits.tsx'

/** The visits that were taken over and found no time, for who places visits. */
export function UnassignedPage() {
  const { t } = useTranslation('imports')
  return (
    <>
      <PageHeader title={t('waiting.page')} hint={t('waiting.hint')}>
        <ExportButton list="unassigned-visits" />
      </PageHeader>
      <div className={classes.waitingPage}>
        <UnassignedVisits />
      </div>
    </>
  )
}
