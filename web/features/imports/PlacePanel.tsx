import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantAt, localParts } from '../../app/temporal.ts'
import type { Wish } from '../appointments/api/availability.ts'
import { type OverrideChoice, TimeVerdict } from '../appointments/TimeVerdict.tsx'
import { WhenField } from '../appointments/WhenField.tsx'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { servicesQuery } from '../catalog/api/services.ts'
import { formatSpan } from '../workspace/format.ts'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { place, type Unassigned } from './api/imports.ts'
import classes from './Imports.module.css'

const NO_OVERRIDE: OverrideChoice = { override: [], overrideReason: '' }

/** Gives an unassigned visit its service, person and time, beginning with those that it was meant for. */
export function PlacePanel(props: { visit: Unassigned; timeZone: string; onClose: () => void }) {
  const { t } = useTranslation('imports')
  const { visit, timeZone } = props
  const keyFor = useIdempotencyKey()
  const services = useQuery(servicesQuery).data ?? []
  const resources = useQuery(resourcesQuery).data ?? []
  const [serviceId, setService] = useState(visit.serviceId)
  const [resourceId, setResource] = useState(visit.resource?.id ?? null)
  const [when, setWhen] = useState(localParts(visit.start, timeZone))
  const [choice, setChoice] = useState(NO_OVERRIDE)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const start = when.date && when.time ? instantAt(when.date, when.time, timeZone) : null
  const wish: Wish | null = serviceId
    ? { serviceIds: [serviceId], resourceIds: resourceId ? [resourceId] : [] }
    : null
  const reasonMissing = choice.override.length > 0 && choice.overrideReason.trim() === ''

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!serviceId || start === null || reasonMissing) return
    setBusy(true)
    const body = {
      serviceId,
      start,
      resourceIds: resourceId ? [resourceId] : [],
      ...(choice.override.length > 0 && choice),
    }
    try {
      const placed = await place(visit.id, body, keyFor(body))
      showDone(
        t('waiting.placed', {
          name: visit.customer.name,
          when: formatSpan(placed.start, placed.end, timeZone),
        }),
      )
      props.onClose()
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('waiting.placeTitle', { name: visit.customer.name })}
      onSubmit={submit}
      footer={
        <>
          <Button variant="default" onClick={props.onClose}>
            {t('waiting.back')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('waiting.book')}
          </Button>
        </>
      }
    >
      <p className={classes.soft}>
        {t('waiting.meant', {
          when: formatSpan(visit.start, visit.end, timeZone),
          service: visit.serviceName,
        })}
      </p>
      <Select
        label={t('upload.service')}
        data={services.filter((s) => s.active).map((s) => ({ value: s.id, label: s.name }))}
        value={serviceId}
        onChange={setService}
        error={tried && !serviceId ? t('waiting.serviceMissing') : undefined}
        searchable
        required
        comboboxProps={{ withinPortal: false }}
      />
      <Select
        label={t('waiting.with')}
        placeholder={t('waiting.anybody')}
        data={resources.filter((r) => r.active).map((r) => ({ value: r.id, label: r.name }))}
        value={resourceId}
        onChange={setResource}
        searchable
        clearable
        comboboxProps={{ withinPortal: false }}
      />
      <WhenField
        wish={wish}
        timeZone={timeZone}
        date={when.date}
        time={when.time}
        onChange={(next) => {
          setWhen({ ...when, ...next })
          setChoice(NO_OVERRIDE)
        }}
        errors={tried && start === null ? { time: t('waiting.timeMissing') } : {}}
      />
      {start && wish ? (
        <TimeVerdict
          wish={wish}
          date={when.date}
          start={start}
          choice={choice}
          onChoice={setChoice}
          refused={null}
          unchanged={false}
          reasonError={tried && reasonMissing ? t('waiting.reasonMissing') : undefined}
        />
      ) : null}
    </SidePanel>
  )
}
