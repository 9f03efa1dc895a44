import { Button, Select } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { addDays, instantAt, localParts } from '../../app/temporal.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { changeAppointment } from '../appointments/api/appointments.ts'
import { freeTimesQuery, type Wish } from '../appointments/api/availability.ts'
import { WhenField } from '../appointments/WhenField.tsx'
import { resourcesQuery } from '../catalog/api/resources.ts'
import classes from './Stranded.module.css'
import type { StrandedVisit } from './stranded-list.ts'

/** Another time for a stranded visit, out of those that are free with what is set now. */
export function MoveStranded(props: { visit: StrandedVisit; onDone: () => Promise<void> }) {
  const { t } = useTranslation('stranded')
  const { visit } = props
  const client = useQueryClient()
  const resources = useQuery(resourcesQuery).data ?? []
  const people = resources.filter((one) => one.kind === 'staff' && one.active)
  const own = people.filter((one) => visit.resourceIds.includes(one.id)).map((one) => one.id)
  const [who, setWho] = useState<string>('same')
  const [when, setWhen] = useState({
    date: addDays(localParts(visit.start, visit.timeZone).date, 1),
    time: '',
  })
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const wish: Wish = {
    serviceIds: visit.services.map((one) => one.serviceId),
    resourceIds: who === 'same' ? own : who === 'anyone' ? [] : [who],
    locationId: visit.locationId,
    appointmentId: visit.appointmentId,
  }
  const times = useQuery(freeTimesQuery(wish, when.date))
  const start = when.time ? instantAt(when.date, when.time, visit.timeZone) : null
  const slot = times.data?.slots.find((one) => start && Date.parse(one.start) === Date.parse(start))

  const move = async () => {
    if (!start) return
    setBusy(true)
    setFailure(null)
    try {
      const change = slot ? { start, resourceIds: slot.resourceIds } : { start }
      await changeAppointment(visit.appointmentId, visit.version, change)
      await props.onDone()
    } catch (error) {
      // taken meanwhile: the free times are asked for again, and another one is chosen
      if (isProblem(error, 'slot-taken')) setWhen({ ...when, time: '' })
      await client.invalidateQueries({ queryKey: ['availability'] })
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <div className={classes.doing}>
      {isProblem(failure, 'slot-taken') ? (
        <Notice tone="warning" role="alert">
          {t('takenMeanwhile')}
        </Notice>
      ) : failure ? (
        <ProblemNotice error={failure} />
      ) : null}
      <Select
        label={t('with')}
        data={[
          ...(own.length > 0 ? [{ value: 'same', label: t('samePeople') }] : []),
          { value: 'anyone', label: t('anyone') },
          ...people.map((one) => ({ value: one.id, label: one.name })),
        ]}
        value={own.length === 0 && who === 'same' ? 'anyone' : who}
        onChange={(value) => value && setWho(value)}
        allowDeselect={false}
      />
      <WhenField
        wish={wish}
        timeZone={visit.timeZone}
        date={when.date}
        time={when.time}
        onChange={(change) => setWhen({ ...when, ...change })}
        errors={{}}
      />
      <Button size="sm" disabled={start === null} loading={busy} onClick={move}>
        {t('moveHere')}
      </Button>
    </div>
  )
}
