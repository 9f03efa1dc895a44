import { Button, NumberInput, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { minutesBetween } from '../../app/temporal.ts'
import { NotifyField } from '../appointments/NotifyField.tsx'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { toInstant } from '../timeline/apply-change.ts'
import { formatSpan } from '../workspace/format.ts'
import { SidePanel } from '../workspace/SidePanel.tsx'
import classes from './SelectionBar.module.css'
import type { Chosen, Hands } from './use-hands.ts'

const MINUTE = 60_000
const LATER = ['later', 'earlier'] as const

/** Moves the chosen visits by form: all by the same time, and to one person where that is wanted. */
export function MoveChosen({
  hands,
  timeZone,
  onClose,
}: {
  hands: Hands
  timeZone: string
  onClose: () => void
}) {
  const { t } = useTranslation('hands')
  const { t: words } = useTranslation('appointments')
  const resources = useQuery(resourcesQuery).data ?? []
  const visits = hands.chosenVisits()
  const [days, setDays] = useState<number | string>(0)
  const [hours, setHours] = useState<number | string>(0)
  const [minutes, setMinutes] = useState<number | string>(0)
  const [way, setWay] = useState<(typeof LATER)[number]>('later')
  const [to, setTo] = useState<string | null>(null)
  const sum = Number(days) * 1440 + Number(hours) * 60 + Number(minutes)
  const byMs = (way === 'later' ? 1 : -1) * sum * MINUTE
  const kinds = new Map(resources.map((one) => [one.id, one.kind]))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (byMs === 0 && !to) return
    hands.moveMany(
      visits.map(({ id, item }) => {
        const start = toInstant(Date.parse(item.start) + byMs)
        const end = toInstant(Date.parse(item.end) + byMs)
        const fits = to !== null && kinds.get(to) === kinds.get(item.resourceId)
        return {
          item,
          appointmentId: id,
          start,
          end,
          fromResourceId: item.resourceId,
          toResourceId: fits ? to : item.resourceId,
          visit: { start, durationMinutes: minutesBetween(start, end), resourceIds: [] },
        }
      }),
    )
    onClose()
  }
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={t('move.title', { count: visits.length })}
      onSubmit={submit}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {words('move.back')}
          </Button>
          <Button type="submit" disabled={byMs === 0 && !to}>
            {words('move.save')}
          </Button>
        </>
      }
    >
      <ul className={classes.visits}>
        {visits.map((visit) => (
          <li key={visit.id}>
            <b dir="auto">{visit.title || words('visit.walkIn')}</b>
            <span>{after(visit, byMs, timeZone)}</span>
          </li>
        ))}
      </ul>
      <div className={classes.fields}>
        <NumberInput label={t('move.days')} value={days} onChange={setDays} min={0} max={366} />
        <NumberInput label={t('move.hours')} value={hours} onChange={setHours} min={0} max={23} />
        <NumberInput
          label={t('move.minutes')}
          value={minutes}
          onChange={setMinutes}
          min={0}
          max={55}
          step={5}
        />
      </div>
      <Select
        label={t('move.way')}
        data={LATER.map((value) => ({ value, label: t(`move.${value}`) }))}
        value={way}
        onChange={(value) => value && setWay(value as typeof way)}
        allowDeselect={false}
        comboboxProps={{ withinPortal: false }}
      />
      <Select
        label={t('move.to')}
        placeholder={t('move.same')}
        data={resources
          .filter((one) => one.kind === 'staff' && one.active)
          .map((one) => ({ value: one.id, label: one.name }))}
        value={to}
        onChange={setTo}
        searchable
        clearable
        comboboxProps={{ withinPortal: false }}
      />
      <NotifyField />
      <p className={classes.soft}>{t('move.allOrNone')}</p>
    </SidePanel>
  )
}

const after = ({ item }: Chosen, byMs: number, timeZone: string) =>
  formatSpan(toInstant(Date.parse(item.start) + byMs), toInstant(Date.parse(item.end) + byMs), timeZone)
