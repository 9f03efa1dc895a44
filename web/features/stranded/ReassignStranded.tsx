import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, type Reason } from '../../app/api.ts'
import { localParts } from '../../app/temporal.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { changeAppointment } from '../appointments/api/appointments.ts'
import { type OverrideChoice, TimeVerdict } from '../appointments/TimeVerdict.tsx'
import { resourcesQuery } from '../catalog/api/resources.ts'
import classes from './Stranded.module.css'
import type { StrandedVisit } from './stranded-list.ts'

const NOTHING: OverrideChoice = { override: [], overrideReason: '' }

/** Somebody else for a stranded visit at its own time; what stands in the way can be accepted. */
export function ReassignStranded(props: { visit: StrandedVisit; onDone: () => Promise<void> }) {
  const { t } = useTranslation('stranded')
  const { visit } = props
  const resources = useQuery(resourcesQuery).data ?? []
  const used = resources.filter((one) => visit.resourceIds.includes(one.id))
  const people = used.filter((one) => one.kind === 'staff')
  const [instead, setInstead] = useState<string | null>(null)
  const replaced = used.find((one) => one.id === instead) ?? people[0] ?? used[0]
  const [by, setBy] = useState<string | null>(null)
  const [choice, setChoice] = useState(NOTHING)
  const [refused, setRefused] = useState<Reason[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const others = resources.filter(
    (one) => one.active && one.kind === replaced?.kind && !visit.resourceIds.includes(one.id),
  )
  const resourceIds = visit.resourceIds.map((id) => (id === replaced?.id && by ? by : id))
  const reasonMissing = choice.override.length > 0 && choice.overrideReason.trim() === ''
  const again = () => {
    setChoice(NOTHING)
    setRefused(null)
    setFailure(null)
  }

  const reassign = async () => {
    setTried(true)
    if (by === null || reasonMissing) return
    setBusy(true)
    try {
      const accepted = choice.override.length > 0 ? choice : {}
      await changeAppointment(visit.appointmentId, visit.version, { resourceIds, ...accepted })
      await props.onDone()
    } catch (error) {
      if (isProblem(error, 'not-offered')) setRefused(error.reasons ?? [])
      setFailure(isProblem(error, 'not-offered') ? null : error)
    }
    setBusy(false)
  }
  return (
    <div className={classes.doing}>
      {failure ? <ProblemNotice error={failure} /> : null}
      {used.length > 1 ? (
        <Select
          label={t('instead')}
          data={used.map((one) => ({ value: one.id, label: one.name }))}
          value={replaced?.id ?? null}
          onChange={(value) => {
            setInstead(value)
            setBy(null)
            again()
          }}
          allowDeselect={false}
        />
      ) : null}
      <Select
        label={t('newResource')}
        placeholder={t('choose')}
        data={others.map((one) => ({ value: one.id, label: one.name }))}
        value={by}
        onChange={(value) => {
          setBy(value)
          again()
        }}
        searchable
      />
      {by ? (
        <TimeVerdict
          key={by}
          wish={{
            serviceIds: visit.services.map((one) => one.serviceId),
            resourceIds,
            locationId: visit.locationId,
            appointmentId: visit.appointmentId,
          }}
          date={localParts(visit.start, visit.timeZone).date}
          start={visit.start}
          choice={choice}
          onChoice={setChoice}
          refused={refused}
          reasonError={tried && reasonMissing ? t('reasonMissing') : null}
        />
      ) : null}
      <Button size="sm" disabled={by === null} loading={busy} onClick={reassign}>
        {t('action.reassign')}
      </Button>
    </div>
  )
}
