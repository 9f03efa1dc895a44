import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan } from '../workspace/use-me.ts'
import { setupQuery } from './api/setup.ts'
import classes from './Setup.module.css'
import { Wizard } from './Wizard.tsx'

/** The first ten minutes of a business: from its trade to its first visit. */
export function SetupPage() {
  const { t } = useTranslation('setup')
  const mayManage = useCan()('setup.manage')
  const setup = useQuery({ ...setupQuery, enabled: mayManage })
  if (!mayManage) return <EmptyList title={t('notYours')} hint={t('notYoursHint')} />
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <div className={classes.content}>
        <Loaded query={setup} skeleton={<RowsSkeleton rows={6} />}>
          {(data) => <Wizard setup={data} />}
        </Loaded>
      </div>
    </>
  )
}
