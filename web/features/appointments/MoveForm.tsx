import { Button, NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantAt, localParts, minutesBetween } from '../../app/temporal.ts'
import { resourcesQuery } from '../catalog/api/resources.ts'
import type { Resource } from '../catalog/catalog.types.ts'
import { formatSpan } from '../workspace/format.ts'
import { SidePanel } from '../workspace/SidePanel.tsx'
import type { Appointment } from './api/appointments.ts'
import type { Wish } from './api/availability.ts'
import classes from './BookingForm.module.css'
import { NotifyField } from './NotifyField.tsx'
import { type OverrideChoice, TimeVerdict } from './TimeVerdict.tsx'
import { useVisitEdits } from './visit-edits.ts'
import { WhenField } from './WhenField.tsx'

const NO_OVERRIDE: OverrideChoice = { override: [], overrideReason: '' }

/** Moves a visit by form: another time, length, or other people and rooms. */
export function MoveForm(props: { visit: Appointment; onClose: () => void; onMoved: () => void }) {
  const { t } = useTranslation('appointments')
  const { visit } = props
  const edits = useVisitEdits()
  const resources = useQuery(resourcesQuery).data ?? []
  const [busy, setBusy] = useState(false)
  const [when, setWhen] = useState(localParts(visit.start, visit.timeZone))
  const before = [...new Set(visit.allocations.map((allocation) => allocation.resourceId))]
  const [used, setUsed] = useState(before)
  const length = minutesBetween(visit.start, visit.end)
  const [minutes, setMinutes] = useState<string | number>(length)
  const [choice, setChoice] = useState(NO_OVERRIDE)
  const [tried, setTried] = useState(false)

  const start = when.date && when.time ? instantAt(when.date, when.time, visit.timeZone) : null
  const changedUse = used.some((id, index) => id !== before[index])
  const change = {
    ...(start !== null && Date.parse(start) !== Date.parse(visit.start) ? { start } : {}),
    ...(minutes !== '' && Number(minutes) !== length ? { durationMinutes: Number(minutes) } : {}),
    ...(changedUse ? { resourceIds: used } : {}),
  }
  const nothing = Object.keys(change).length === 0
  const wish: Wish = {
    serviceIds: visit.items.map((item) => item.serviceId),
    resourceIds: changedUse ? used : [],
    locationId: visit.locationId,
    appointmentId: visit.id,
  }
  const reasonMissing = choice.override.length > 0 && choice.overrideReason.trim() === ''

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (start === null || nothing || reasonMissing) return
    setBusy(true)
    const moved = await edits.edit({
      id: visit.id,
      version: visit.version,
      plan: { change, back: { start: visit.start, durationMinutes: length, resourceIds: before } },
      said: t('said.moved', {
        name: visit.customer?.name ?? t('visit.walkIn'),
        when: formatSpan(start, start, visit.timeZone),
      }),
      ...(choice.override.length > 0 ? { override: choice } : {}),
    })
    setBusy(false)
    if (moved) props.onMoved()
  }

  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('move.title', { name: visit.customer?.name ?? t('visit.walkIn') })}
      onSubmit={submit}
      footer={
        <>
          <span className={classes.total} />
          <Button variant="default" onClick={props.onClose}>
            {t('move.back')}
          </Button>
          <Button type="submit" loading={busy} disabled={nothing}>
            {t('move.save')}
          </Button>
        </>
      }
    >
      <p className={classes.soft}>
        {t('move.now', { when: formatSpan(visit.start, visit.end, visit.timeZone) })}
      </p>
      <WhenField
        wish={wish}
        timeZone={visit.timeZone}
        date={when.date}
        time={when.time}
        onChange={(next) => {
          setWhen({ ...when, ...next })
          setChoice(NO_OVERRIDE)
        }}
        errors={tried && start === null ? { time: t('form.missing.time') } : {}}
      />
      {start ? (
        <TimeVerdict
          wish={wish}
          date={when.date}
          start={start}
          choice={choice}
          onChoice={setChoice}
          refused={null}
          unchanged={start === visit.start && !changedUse}
          reasonError={tried && reasonMissing ? t('override.reasonMissing') : undefined}
        />
      ) : null}
      <NumberInput
        hideControls
        label={t('move.length')}
        value={minutes}
        onChange={setMinutes}
        min={5}
        max={43_200}
        step={5}
        suffix={` ${t('move.minutes')}`}
      />
      {visit.customer ? <NotifyField /> : null}
      <fieldset className={classes.group}>
        <legend className={classes.legend}>{t('visit.used')}</legend>
        {used.map((id, index) => (
          <Select
            key={before[index]}
            label={nameOf(resources, before[index])}
            data={alternatives(resources, id, used)}
            value={id}
            onChange={(next) => next && setUsed(used.map((one, at) => (at === index ? next : one)))}
            searchable
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
          />
        ))}
        <p className={classes.soft}>{changedUse ? t('move.exactly') : t('move.replaced')}</p>
      </fieldset>
    </SidePanel>
  )
}

const nameOf = (resources: readonly Resource[], id: string | undefined) =>
  resources.find((one) => one.id === id)?.name ?? ''

/** Others of the same kind that the visit doesn't use already. */
const alternatives = (resources: readonly Resource[], id: string, used: readonly string[]) => {
  const kind = resources.find((one) => one.id === id)?.kind
  return resources
    .filter((one) => one.kind === kind && one.active && (one.id === id || !used.includes(one.id)))
    .map((one) => ({ value: one.id, label: one.name }))
}
