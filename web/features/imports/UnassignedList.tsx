import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { businessQuery } from '../../app/query.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { formatSpan } from '../workspace/format.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { drop, restore, type Unassigned, unassignedQuery } from './api/imports.ts'
import classes from './Imports.module.css'
import { PlacePanel } from './PlacePanel.tsx'

/** Visits that were taken over and found no time; nothing while there are none. */
export function UnassignedList() {
  const { t } = useTranslation('imports')
  const waiting = useQuery(unassignedQuery)
  const timeZone = useQuery(businessQuery).data?.timeZone ?? 'UTC'
  const [placing, setPlacing] = useState<Unassigned | null>(null)
  if (waiting.isError) return <ProblemNotice error={waiting.error} onRetry={() => void waiting.refetch()} />
  const { items = [], total = 0 } = waiting.data ?? {}
  if (total === 0) return null
  const takeOff = async (visit: Unassigned) => {
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
  return (
    <section className={classes.section} id="unassigned">
      <h2 className={classes.heading}>{t('waiting.title', { count: total })}</h2>
      <p className={classes.soft}>{t('waiting.hint')}</p>
      <ul className={classes.waiting}>
        {items.map((visit) => (
          <li key={visit.id} className={classes.visit}>
            <div>
              <p className={classes.who}>{visit.customer.name}</p>
              <p>
                {formatSpan(visit.start, visit.end, timeZone)} · {visit.serviceName}
                {visit.resource ? ` · ${visit.resource.name}` : ''}
              </p>
              <p className={classes.soft}>{t(`reason.${visit.reason}`)}</p>
            </div>
            <div className={classes.actions}>
              <Button size="sm" onClick={() => setPlacing(visit)}>
                {t('waiting.place')}
              </Button>
              <Button size="sm" variant="default" onClick={() => takeOff(visit)}>
                {t('waiting.drop')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {total > items.length ? (
        <p className={classes.soft}>{t('waiting.more', { count: total - items.length })}</p>
      ) : null}
      {placing ? <PlacePanel visit={placing} timeZone={timeZone} onClose={() => setPlacing(null)} /> : null}
    </section>
  )
}
