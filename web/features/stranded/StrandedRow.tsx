import { Badge, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayWriteOn } from '../appointments/may-write.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { formatSpan } from '../workspace/format.ts'
import { showProblem } from '../workspace/toast.tsx'
import { useCan, useMe } from '../workspace/use-me.ts'
import { CancelStranded } from './CancelStranded.tsx'
import { MoveStranded } from './MoveStranded.tsx'
import { ReassignStranded } from './ReassignStranded.tsx'
import classes from './Stranded.module.css'
import type { Settled } from './StrandedPanel.tsx'
import { keepVisit, type StrandedVisit } from './stranded-list.ts'

type Doing = 'move' | 'reassign' | 'cancel'

/** One stranded visit: whose, what, when, with whom, why, and the ways out. */
export function StrandedRow(props: {
  visit: StrandedVisit
  settled: Settled | 'elsewhere' | null
  onSettled: (how: Settled) => Promise<void>
}) {
  const { t } = useTranslation('stranded')
  const { visit, settled } = props
  const me = useMe()
  const resources = useQuery(resourcesQuery).data ?? []
  const mayKeep = useCan()('appointments.override')
  const [doing, setDoing] = useState<Doing | null>(null)
  const [keeping, setKeeping] = useState(false)
  const names = visit.resourceIds.flatMap((id) => resources.find((one) => one.id === id)?.name ?? [])
  const done = async (how: Settled) => {
    setDoing(null)
    await props.onSettled(how)
  }
  const keep = async () => {
    setKeeping(true)
    try {
      await keepVisit(visit)
      await done('kept')
    } catch (error) {
      showProblem(error)
    }
    setKeeping(false)
  }
  return (
    <li className={classes.row} data-settled={settled !== null || undefined}>
      <div className={classes.facts}>
        <span className={classes.name}>{visit.customerName}</span>
        {settled ? (
          <Badge variant="light" color="gray" size="sm">
            {t(`settled.${settled}`)}
          </Badge>
        ) : null}
        <span className={classes.when}>{formatSpan(visit.start, visit.end, visit.timeZone)}</span>
        <span className={classes.soft}>{visit.services.map((one) => one.name).join(', ')}</span>
        <span className={classes.soft}>{names.join(', ')}</span>
        {settled ? null : (
          <span className={classes.soft}>{visit.why.map((code) => t(`why.${code}`)).join(' ')}</span>
        )}
      </div>
      {settled === null && mayWriteOn(me, resources, visit.resourceIds) ? (
        <div className={classes.actions}>
          {(['move', 'reassign', 'cancel'] as const).map((what) => (
            <Button
              key={what}
              size="xs"
              variant="default"
              aria-expanded={doing === what}
              aria-label={t(`actionOf.${what}`, { name: visit.customerName })}
              onClick={() => setDoing(doing === what ? null : what)}
            >
              {t(`action.${what}`)}
            </Button>
          ))}
          {mayKeep ? (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              loading={keeping}
              aria-label={t('actionOf.keep', { name: visit.customerName })}
              onClick={keep}
            >
              {t('action.keep')}
            </Button>
          ) : null}
        </div>
      ) : null}
      {doing === 'move' ? <MoveStranded visit={visit} onDone={() => done('moved')} /> : null}
      {doing === 'reassign' ? <ReassignStranded visit={visit} onDone={() => done('reassigned')} /> : null}
      {doing === 'cancel' ? <CancelStranded visit={visit} onDone={() => done('cancelled')} /> : null}
    </li>
  )
}
