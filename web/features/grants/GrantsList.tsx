import { Button, SegmentedControl } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer, Query } from '../../../contract/index.ts'
import { MorePages } from '../../ui/MorePages.tsx'
import { usePages } from '../../ui/use-pages.ts'
import list from '../catalog/List.module.css'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { GrantsTable } from './GrantsTable.tsx'
import { RevokeBar } from './RevokeBar.tsx'

const STATUSES = ['active', 'expired', 'revoked'] as const
type Status = (typeof STATUSES)[number]

/** Permissions given for a time, by their state; they are given and taken back here. */
export function GrantsList(props: {
  /** Tells one list from another. */
  name: string
  hint: string
  emptyHint?: string
  timeZone: string
  ofMany: boolean
  read: (query: Query<'GET /grants'>, signal: AbortSignal) => Promise<Answer<'GET /grants'>>
  panel: (panel: { onClose: () => void; onCreated: () => void }) => ReactNode
}) {
  const { t } = useTranslation('grants')
  const [status, setStatus] = useState<Status>('active')
  const [creating, setCreating] = useState(false)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const grants = usePages(['grants', 'list', props.name, status], (page, signal) =>
    props.read({ status, ...page }, signal),
  )
  return (
    <>
      <PageHeader title={t('title')} hint={props.hint}>
        <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
          {t('new')}
        </Button>
      </PageHeader>
      <div className={list.filters}>
        <SegmentedControl
          size="sm"
          aria-label={t('status')}
          data={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
          value={status}
          onChange={(value) => {
            setStatus(value as Status)
            setChosen(new Set())
          }}
        />
        <RevokeBar ids={[...chosen]} onDone={() => setChosen(new Set())} />
      </div>
      <div className={list.content}>
        <Loaded query={grants} skeleton={<RowsSkeleton rows={6} />}>
          {(items) =>
            items.length > 0 ? (
              <GrantsTable
                grants={items}
                timeZone={props.timeZone}
                ofMany={props.ofMany}
                chosen={chosen}
                onChoose={setChosen}
              />
            ) : (
              <EmptyList title={t(`empty.${status}`)} hint={props.emptyHint ?? ''} />
            )
          }
        </Loaded>
        <MorePages list={grants} />
      </div>
      {creating
        ? props.panel({ onClose: () => setCreating(false), onCreated: () => setStatus('active') })
        : null}
    </>
  )
}
