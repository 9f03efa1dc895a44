import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { MorePages } from '../../ui/MorePages.tsx'
import { usePages } from '../../ui/use-pages.ts'
import list from '../catalog/List.module.css'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan } from '../workspace/use-me.ts'
import { AccessesTable } from './AccessesTable.tsx'

/** Who from the platform was in the business, when and why. */
export function AccessesPage() {
  const { t } = useTranslation('accesses')
  if (!useCan()('audit.read')) return <EmptyList title={t('notYours')} />
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')} />
      <Accesses />
    </>
  )
}

function Accesses() {
  const { t } = useTranslation('accesses')
  const accesses = usePages(['accesses'], (page, signal) => api('GET /accesses', { query: page, signal }))
  return (
    <div className={list.content}>
      <Loaded query={accesses} skeleton={<RowsSkeleton />}>
        {(items) =>
          items.length > 0 ? (
            <AccessesTable accesses={items} />
          ) : (
            <EmptyList title={t('empty')} hint={t('emptyHint')} />
          )
        }
      </Loaded>
      <MorePages list={accesses} />
    </div>
  )
}
