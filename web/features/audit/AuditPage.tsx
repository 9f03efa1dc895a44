import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { MorePages } from '../../ui/MorePages.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { usePages } from '../../ui/use-pages.ts'
import list from '../catalog/List.module.css'
import { membersQuery } from '../members/api/members.ts'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { showProblem } from '../workspace/toast.tsx'
import { useCan, useTenant } from '../workspace/use-me.ts'
import { AuditFilters } from './AuditFilters.tsx'
import { AuditTable } from './AuditTable.tsx'
import type { AuditSearch } from './audit.types.ts'
import { auditQuery } from './audit-query.ts'

const TYPING_MS = 250
const EVERYTHING: AuditSearch = { from: '', to: '', actorId: '', action: '' }

/** The business's log: what happened, who did it, and for whom. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  const can = useCan()
  return can('audit.read') ? <Log mayExport={can('data.export')} /> : <EmptyList title={t('notYours')} />
}

function Log(props: { mayExport: boolean }) {
  const { t } = useTranslation('audit')
  const { timeZone } = useTenant()
  const [search, setSearch] = useState(EVERYTHING)
  const [settled] = useDebouncedValue(search, TYPING_MS)
  const query = auditQuery(settled, timeZone)
  const people = useQuery(membersQuery)
  const entries = usePages(['audit', query], (page, signal) =>
    api('GET /audit', { query: { ...query, ...page }, signal }),
  )
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')}>
        {props.mayExport ? <Export query={query} /> : null}
      </PageHeader>
      <AuditFilters search={search} people={people.data ?? []} onChange={setSearch} />
      <div className={list.content}>
        <Loaded query={entries} skeleton={<RowsSkeleton rows={12} />}>
          {(items) =>
            items.length > 0 ? (
              <AuditTable entries={items} timeZone={timeZone} />
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

function Export(props: { query: ReturnType<typeof auditQuery> }) {
  const { t } = useTranslation('audit')
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      saveFile('audit.csv', 'text/csv', await api('GET /audit/export', { query: props.query }))
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="sm" variant="default" leftSection={<IconDownload size={16} />} loading={busy} onClick={run}>
      {t('export')}
    </Button>
  )
}
