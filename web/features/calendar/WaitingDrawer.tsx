import { ActionIcon, Button, CloseButton } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { MorePages } from '../../ui/MorePages.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { usePages } from '../../ui/use-pages.ts'
import type { Unassigned } from '../imports/api/imports.ts'
import { PlacePanel } from '../imports/PlacePanel.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { formatSpan } from '../workspace/format.ts'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import type { Hands } from './use-hands.ts'
import classes from './WaitingDrawer.module.css'

const PAGE = '50'

/** The visits that wait for a time, beside the Timeline: each is dragged there, put there by keys, or placed by form. */
export function WaitingDrawer(props: { hands: Hands; timeZone: string; onClose: () => void }) {
  const { t } = useTranslation('hands')
  const { t: words } = useTranslation('imports')
  const { t: common } = useTranslation('workspace')
  const { hands, timeZone } = props
  const [placing, setPlacing] = useState<Unassigned | null>(null)
  const list = usePages(['unassigned', 'list'], (page, signal) =>
    api('GET /unassigned-visits', { query: { limit: PAGE, ...page }, signal }),
  )
  return (
    <aside className={classes.drawer} aria-label={t('waiting.title')}>
      <header className={classes.head}>
        <h2>{t('waiting.title')}</h2>
        <CloseButton aria-label={common('close')} onClick={props.onClose} />
      </header>
      <p className={classes.soft}>{t('waiting.hint')}</p>
      {list.isError && !list.data ? (
        <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {!list.data && !list.isError ? <RowsSkeleton rows={4} /> : null}
      {list.data?.length === 0 ? <EmptyList title={words('waiting.none')} /> : null}
      <ul className={classes.list}>
        {list.data?.map((visit) => (
          <li key={visit.id}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={44}
              className={classes.grip}
              aria-label={t('waiting.take', { name: visit.customer.name })}
              onPointerDown={(event) => {
                if (event.button !== 0) return
                // so that the mouse's movement draws no text
                event.preventDefault()
                hands.takeWaiting(visit, event)
              }}
              onClick={(event) => event.detail === 0 && hands.takeWaiting(visit)}
            >
              <IconGripVertical size={18} />
            </ActionIcon>
            <div className={classes.what}>
              <b dir="auto">{visit.customer.name}</b>
              <span dir="auto">{visit.serviceName}</span>
              <span className={classes.soft}>
                {formatSpan(visit.start, visit.end, timeZone)}
                {visit.resource ? ` · ${visit.resource.name}` : ''}
              </span>
            </div>
            <Button size="compact-sm" variant="default" onClick={() => setPlacing(visit)}>
              {words('waiting.place')}
            </Button>
          </li>
        ))}
      </ul>
      <MorePages list={list} />
      {placing ? <PlacePanel visit={placing} timeZone={timeZone} onClose={() => setPlacing(null)} /> : null}
    </aside>
  )
}
