import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatTime } from '../../ui/format-time.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { CustomerHistory } from '../customers/CustomerHistory.tsx'
import { LabelsField } from '../labels/LabelsField.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { useCan, useMe } from '../workspace/use-me.ts'
import { type Appointment, appointmentQuery } from './api/appointments.ts'
import { HoldCountdown } from './HoldCountdown.tsx'
import { MoveForm } from './MoveForm.tsx'
import { mayWriteOn } from './may-write.ts'
import { StatusBadge } from './StatusBadge.tsx'
import { VisitActions } from './VisitActions.tsx'
import { VisitAnswers } from './VisitAnswers.tsx'
import { VisitFacts } from './VisitFacts.tsx'
import { VisitNotes } from './VisitNotes.tsx'
import classes from './VisitPanel.module.css'

/** One visit, whole: who, what, when, with whom, notes, and what one can do about it. */
export function VisitPanel(props: {
  id: string
  /** When a hold frees itself, RFC 3339. */
  expiresAt?: string
  /** Begins with the form that moves it. */
  moving?: boolean
  onClose: () => void
}) {
  const visit = useQuery(appointmentQuery(props.id))
  const [moving, setMoving] = useState(props.moving ?? false)
  const [notesTyped, setNotesTyped] = useState(false)
  const writable = useWritable(visit.data)
  const mayReadCustomers = useCan()('customers.read')
  if (moving && visit.data && writable)
    return <MoveForm visit={visit.data} onClose={() => setMoving(false)} onMoved={() => setMoving(false)} />
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={<VisitTitle visit={visit.data} />}
      dirty={notesTyped}
      footer={
        visit.data && writable ? (
          <VisitActions visit={visit.data} onMove={() => setMoving(true)} />
        ) : undefined
      }
    >
      <Loaded query={visit} skeleton={<Bones />}>
        {(data) => (
          <>
            {props.expiresAt && data.status === 'held' ? <HoldCountdown expiresAt={props.expiresAt} /> : null}
            <VisitFacts visit={data} />
            <VisitStamps visit={data} />
            {data.status === 'held' ? null : <LabelsField visit={data} writable={writable} />}
            {data.status === 'held' ? null : <VisitAnswers visit={data} writable={writable} />}
            {data.status === 'held' ? null : (
              <VisitNotes key={data.id} visit={data} writable={writable} onTyped={setNotesTyped} />
            )}
            {data.customer && mayReadCustomers ? <CustomerHistory customerId={data.customer.id} /> : null}
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}

/** Since when the customer is here, is served, is done. */
function VisitStamps(props: { visit: Appointment }) {
  const { t } = useTranslation('appointments')
  const { visit } = props
  const stamps = (['arrivedAt', 'startedAt', 'finishedAt'] as const).flatMap((stamp) => {
    const at = visit[stamp]
    return at ? [t(`visit.${stamp}`, { time: formatTime(at, visit.timeZone) })] : []
  })
  if (visit.isWalkIn) stamps.unshift(t('visit.walkIn'))
  return stamps.length > 0 ? <p className={classes.stamps}>{stamps.join(' · ')}</p> : null
}

function VisitTitle(props: { visit: Appointment | undefined }) {
  const { t } = useTranslation('appointments')
  if (!props.visit) return <Skeleton height={16} width={160} />
  return (
    <span className={classes.title}>
      <span className={classes.name}>
        {props.visit.customer?.name ??
          t(props.visit.status === 'held' ? 'visit.heldByCustomer' : 'visit.walkIn')}
      </span>
      <StatusBadge status={props.visit.status} />
    </span>
  )
}

function useWritable(visit: Appointment | undefined): boolean {
  const me = useMe()
  const resources = useQuery(resourcesQuery).data ?? []
  if (!visit || visit.status === 'held') return false
  const used = visit.allocations.map((allocation) => allocation.resourceId)
  return mayWriteOn(me, resources, used)
}

function Bones() {
  const { t } = useTranslation('workspace')
  return (
    <div className={classes.bones} role="status" aria-label={t('loading')}>
      {['60%', '40%', '75%', '50%', '65%'].map((width) => (
        <Skeleton key={width} height={14} width={width} />
      ))}
    </div>
  )
}
