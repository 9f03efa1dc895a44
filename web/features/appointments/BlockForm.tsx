import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { dateIn, instantAt, localParts } from '../../app/temporal.ts'
import { zoneName } from '../../ui/format-time.ts'
import { AffectedVisits } from '../catalog/AffectedVisits.tsx'
import { locationsQuery, resourcesQuery } from '../catalog/api/resources.ts'
import { createBlock, deleteBlock } from '../catalog/api/time-out.ts'
import { type Affected, KINDS, type Resource } from '../catalog/catalog.types.ts'
import { settleStranded } from '../stranded/stranded-list.ts'
import { DateField } from '../workspace/DateField.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { useMe, useTenant } from '../workspace/use-me.ts'
import classes from './BookingForm.module.css'
import { RepeatFields } from './RepeatFields.tsx'
import { NO_REPEAT, type RepeatValues, repeatOf, repeatProblems } from './repeat-values.ts'
import type { BookingStart } from './use-booking.ts'
import { useRemember } from './use-remember.ts'

interface Values extends RepeatValues {
  resourceId: string
  title: string
  startDate: string
  startTime: string
  endDate: string
  endTime: string
}

/** Takes time out of one calendar. What is booked there already is shown before it is saved. */
export function BlockForm(props: { from: BookingStart; choice?: ReactNode; onClose: () => void }) {
  const { t } = useTranslation('appointments')
  const me = useMe()
  const tenant = useTenant()
  const resources = useQuery(resourcesQuery).data ?? []
  const locations = useQuery(locationsQuery).data ?? []
  const [stranded, setStranded] = useState<{ body: string; affected: Affected[] } | null>(null)
  const keyFor = useIdempotencyKey()
  const remember = useRemember()
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: initialValues(props.from, me.resourceId, tenant.timeZone),
    validate: (values) => ({
      ...(values.resourceId === '' ? { resourceId: t('block.missing.resource') } : {}),
      ...(values.startDate === '' || values.startTime === '' ? { startTime: t('form.missing.time') } : {}),
      ...(values.endDate === '' || values.endTime === '' ? { endTime: t('form.missing.time') } : {}),
      ...mapped(repeatProblems(values), t),
    }),
  })
  const home = resources.find((one) => one.id === form.values.resourceId)?.locationId
  const timeZone = locations.find((one) => one.id === home)?.timeZone ?? tenant.timeZone

  const { onSubmit, busy, failure } = useEditForm<Values, void>({
    form,
    send: async (values) => {
      const body = {
        resourceId: values.resourceId,
        start: instantAt(values.startDate, values.startTime, timeZone),
        end: instantAt(values.endDate, values.endTime, timeZone),
        title: values.title,
        ...repeatOf(values),
      }
      if (stranded?.body !== JSON.stringify(body)) {
        const { affected } = await createBlock(body, { dryRun: true })
        if (affected.length > 0) return setStranded({ body: JSON.stringify(body), affected })
      }
      const block = await createBlock(body, { idempotencyKey: keyFor(body) })
      props.onClose()
      settleStranded(block.affected)
      let { id } = block
      remember({
        said: t('block.done'),
        undo: async () => {
          if (id) await deleteBlock(id, 'all')
        },
        redo: async () => {
          id = (await createBlock(body)).id
        },
      })
    },
    onSaved: () => {},
    fieldOf: (path) =>
      ({ start: 'startTime', end: 'endTime', 'repeat.until': 'until', 'repeat.count': 'count' })[path] ??
      path,
  })

  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('block.title')}
      dirty={form.values.title !== ''}
      onSubmit={onSubmit}
      footer={
        <>
          <span className={classes.total} />
          <Button type="submit" loading={busy}>
            {stranded ? t('block.regardless') : t('block.save')}
          </Button>
        </>
      }
    >
      {props.choice}
      <FormFailure failure={failure} />
      {stranded ? <AffectedVisits affected={stranded.affected} /> : null}
      <TextInput
        label={t('block.what')}
        placeholder={t('block.whatHint')}
        maxLength={200}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <Select
        label={t('block.whose')}
        data={resourceOptions(t, writableBy(me, resources))}
        searchable
        {...form.getInputProps('resourceId')}
      />
      <div className={classes.pair}>
        <DateField label={t('block.from')} {...form.getInputProps('startDate')} />
        <TextInput type="time" label={t('block.fromTime')} {...form.getInputProps('startTime')} />
        <DateField label={t('block.to')} {...form.getInputProps('endDate')} />
        <TextInput type="time" label={t('block.toTime')} {...form.getInputProps('endTime')} />
      </div>
      <RepeatFields form={form} />
      <p className={classes.soft}>{t('form.zone', { zone: zoneName(timeZone) })}</p>
    </SidePanel>
  )
}

const mapped = (problems: Record<string, string>, t: (key: string) => string) =>
  Object.fromEntries(Object.entries(problems).map(([field, key]) => [field, t(key)]))

function initialValues(from: BookingStart, own: string | null, timeZone: string): Values {
  const day = from.date ?? dateIn(timeZone, serverNow())
  const start = from.start ? localParts(from.start, timeZone) : { date: day, time: '12:00' }
  const end = from.end ? localParts(from.end, timeZone) : { date: start.date, time: '13:00' }
  return {
    resourceId: from.resourceId ?? own ?? '',
    title: '',
    startDate: start.date,
    startTime: start.time,
    endDate: end.date,
    endTime: end.time,
    ...NO_REPEAT,
  }
}

const resourceOptions = (t: (key: string) => string, resources: readonly Resource[]) =>
  KINDS.map((kind) => ({
    group: t(`kinds.${kind}`),
    items: resources.filter((one) => one.kind === kind).map((one) => ({ value: one.id, label: one.name })),
  })).filter((group) => group.items.length > 0)

/** Staff who write on their own calendar alone are offered that one. */
const writableBy = (me: ReturnType<typeof useMe>, resources: readonly Resource[]): Resource[] =>
  resources.filter((one) => one.active && (me.calendars !== 'own' || one.id === me.resourceId))
