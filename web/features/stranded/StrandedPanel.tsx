import { Button, Progress, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MorePages } from '../../ui/MorePages.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { cancelAppointment } from '../appointments/api/appointments.ts'
import { mayWriteOn } from '../appointments/may-write.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { ReasonDialog } from '../workspace/ReasonDialog.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showProblem } from '../workspace/toast.tsx'
import { useMe } from '../workspace/use-me.ts'
import classes from './Stranded.module.css'
import { StrandedRow } from './StrandedRow.tsx'
import { closeStranded, readStrandedAgain, type StrandedVisit, useStranded } from './stranded-list.ts'

export type Settled = 'moved' | 'reassigned' | 'cancelled' | 'kept'

/** Visits that don't fit any more, each with what can be done about it; stays until one closes it. */
export function StrandedPanel(props: { ids: ReadonlySet<string> | null }) {
  const { t } = useTranslation('stranded')
  const { rows, open, settle, query } = useRows(props.ids)
  const [bulk, setBulk] = useState(false)
  const me = useMe()
  const resources = useQuery(resourcesQuery).data ?? []
  const mine = open.filter((visit) => mayWriteOn(me, resources, visit.resourceIds))
  const done = rows.length - open.length
  // what was read before the change doesn't know of its visits yet
  const waiting = rows.length === 0 && query.isFetching

  const cancelRest = async (reason: string) => {
    let failed = 0
    for (const visit of mine) {
      try {
        await cancelAppointment(visit.appointmentId, visit.version, reason)
        settle(visit.appointmentId, 'cancelled')
      } catch {
        failed++
      }
    }
    await readStrandedAgain()
    if (failed > 0) showProblem(null, t('someFailed', { count: failed }))
  }

  return (
    <SidePanel
      opened
      onClose={closeStranded}
      title={t('title')}
      footer={
        <>
          {mine.length > 0 ? (
            <Button variant="subtle" color="red" onClick={() => setBulk(true)}>
              {t('cancelRest', { count: mine.length })}
            </Button>
          ) : null}
          <Button variant="default" className={classes.close} onClick={closeStranded}>
            {t(open.length === 0 ? 'done' : 'later')}
          </Button>
        </>
      }
    >
      <p className={classes.hint}>{t('hint')}</p>
      {query.isError ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {waiting ? <Skeleton height={160} radius="md" /> : null}
      {query.data && !waiting ? (
        <div className={classes.progress} role="status">
          <span>{t('progress', { done, count: rows.length })}</span>
          <Progress
            value={rows.length === 0 ? 100 : (100 * done) / rows.length}
            size="sm"
            aria-label={t('progressLabel')}
          />
        </div>
      ) : null}
      <ul className={classes.rows}>
        {rows.map(({ visit, settled }) => (
          <StrandedRow
            key={visit.appointmentId}
            visit={visit}
            settled={settled}
            onSettled={async (how) => {
              settle(visit.appointmentId, how)
              await readStrandedAgain()
            }}
          />
        ))}
      </ul>
      {props.ids === null ? <MorePages list={query} /> : null}
      {bulk ? (
        <ReasonDialog
          words={{
            title: t('bulk.title', { count: mine.length }),
            text: t('bulk.text'),
            label: t('reason'),
            example: t('reasonExample'),
            missing: t('reasonMissing'),
            action: t('bulk.action', { count: mine.length }),
            cancel: t('bulk.back'),
          }}
          danger
          send={cancelRest}
          onSaved={() => setBulk(false)}
          onClose={() => setBulk(false)}
        />
      ) : null}
    </SidePanel>
  )
}

/** The visits in the order in which they were first seen; those that are settled stay in their place. */
function useRows(ids: ReadonlySet<string> | null) {
  const query = useStranded()
  const { data, hasNextPage, isFetching, fetchNextPage } = query
  const missing = ids !== null && data?.filter((visit) => ids.has(visit.appointmentId)).length !== ids.size
  useEffect(() => {
    if (missing && hasNextPage && !isFetching) void fetchNextPage()
  }, [missing, hasNextPage, isFetching, fetchNextPage])
  const [seen, setSeen] = useState<StrandedVisit[]>([])
  const [settled, setSettled] = useState<ReadonlyMap<string, Settled>>(new Map())
  const live = (data ?? []).filter((visit) => ids === null || ids.has(visit.appointmentId))
  const unseen = live.filter((visit) => !seen.some((one) => one.appointmentId === visit.appointmentId))
  if (unseen.length > 0) setSeen([...seen, ...unseen])
  const rows = seen.map((first) => {
    const now = live.find((one) => one.appointmentId === first.appointmentId)
    const how = settled.get(first.appointmentId)
    return { visit: now ?? first, settled: now ? null : (how ?? ('elsewhere' as const)) }
  })
  const open = rows.filter((row) => row.settled === null).map((row) => row.visit)
  const settle = (id: string, how: Settled) => setSettled((before) => new Map(before).set(id, how))
  return { rows, open, settle, query }
}
