import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { businessQuery } from '../../app/query.ts'
import { MorePages } from '../../ui/MorePages.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { usePages } from '../../ui/use-pages.ts'
import { mayWriteOn } from '../appointments/may-write.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { formatSpan } from '../workspace/format.ts'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan, useMe } from '../workspace/use-me.ts'
import { drop, restore, type Unassigned } from './api/imports.ts'
import classes from './Imports.module.css'
import { PlacePanel } from './PlacePanel.tsx'

const PAGE = '50'

/** Those that wait, in order of the time that they were meant for; each is placed or taken off. */
export function UnassignedVisits() {
  const { t } = useTranslation('imports')
  const waiting = usePages(['unassigned', 'list'], (page, signal) =>
    api('GET /unassigned-visits', { query: { limit: PAGE, ...page }, signal }),
  )
  const timeZone = useQuery(businessQuery).data?.timeZone ?? 'UTC'
  const maySettle = useMaySettle()
  const [placing, setPlacing] = useState<Unassigned | null>(null)
  if (waiting.isError && !waiting.data)
    return <ProblemNotice error={waiting.error} onRetry={() => void waiting.refetch()} />
  if (!waiting.data) return <RowsSkeleton rows={6} />
  if (waiting.data.length === 0) return <EmptyList title={t('waiting.none')} />
  return (
    <>
      <ul className={classes.waiting}>
        {waiting.data.map((visit) => (
          <li key={visit.id} className={classes.visit}>
            <div>
              <p className={classes.who}>{visit.customer.name}</p>
              <p>
                {formatSpan(visit.start, visit.end, timeZone)} · {visit.serviceName}
                {visit.resource ? ` · ${visit.resource.name}` : ''}
              </p>
              <p className={classes.soft}>{t(`reason.${visit.reason}`)}</p>
            </div>
            {maySettle(visit) ? (
              <div className={classes.actions}>
                <Button size="sm" onClick={() => setPlacing(visit)}>
                  {t('waiting.place')}
                </Button>
                <Button size="sm" variant="default" onClick={() => takeOff(visit)}>
                  {t('waiting.drop')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      <MorePages list={waiting} />
      {placing ? <PlacePanel visit={placing} timeZone={timeZone} onClose={() => setPlacing(null)} /> : null}
    </>
  )

  async function takeOff(visit: Unassigned) {
    try {
      await drop(visit.id)
      showDone(
        t('waiting.dropped', { name: visit.customer.name }),
        () => void restore(visit.id).catch(showProblem),
      )
    } catch (error) {
      showProblem(error)
    }
  }
}

/** As the server decides: staff settle those that are meant for calendars on which they write. */
function useMaySettle(): (visit: Unassigned) => boolean {
  const me = useMe()
  const can = useCan()
  const resources = useQuery(resourcesQuery).data ?? []
  if (!can('appointments.override')) return () => false
  if (me.user.role !== 'TENANT_STAFF' || me.calendars === 'all') return () => true
  return ({ resource }) => resource !== null && mayWriteOn(me, resources, [resource.id])
}
