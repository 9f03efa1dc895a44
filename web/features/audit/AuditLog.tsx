import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Query } from '../../../contract/index.ts'
import { MorePages } from '../../ui/MorePages.tsx'
import { usePages } from '../../ui/use-pages.ts'
import list from '../catalog/List.module.css'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import type { AuditSearch } from './audit.types.ts'
import { auditQuery } from './audit-query.ts'
import { ExportButton } from './ExportButton.tsx'

const TYPING_MS = 250
const EVERYTHING: AuditSearch = { from: '', to: '', actorId: '', action: '' }

/** A log: what happened, who did it, and for whom; with what one can look for. */
export function AuditLog(props: {
  /** Tells one log from another. */
  name: string
  hint: string
  timeZone: string
  people: readonly { id: string; name: string }[]
  mayExport: boolean
  read: (query: Query<'GET /audit'>, signal: AbortSignal) => Promise<Answer<'GET /audit'>>
}) {
  const { t } = useTranslation('audit')
  const [search, setSearch] = useState(EVERYTHING)
  const [settled] = useDebouncedValue(search, TYPING_MS)
  const query = auditQuery(settled, props.timeZone)
  const entries = usePages(['audit', props.name, query], (page, signal) =>
    props.read({ ...query, ...page }, signal),
  )
  return (
    <>
      <PageHeader title={t('title')} hint={props.hint}>
        {props.mayExport ? <ExportButton query={query} /> : null}
      </PageHeader>
      <AuditFilters search={search} people={props.people} onChange={setSearch} />
      <div className={list.content}>
        <Loaded query={entries} skeleton={<RowsSkeleton rows={12} />}>
          {(items) =>
            items.length > 0 ? (
              <AuditTable entries={items} timeZone={props.timeZone} />
            ) : (
              <EmptyList title={Object.keys(query).length > 0 ? t('nothingFits') : t('empty')} />
            )
          }
        </Loaded>
        <MorePages list={entries} />
      </div>
    </>
  )
}
