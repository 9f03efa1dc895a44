import { Button, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { instantAt, localParts } from '../../app/temporal.ts'
import { formatDay, formatTimes, zoneName } from '../../ui/format-time.ts'
import { AffectedVisits } from '../catalog/AffectedVisits.tsx'
import { resourcesQuery } from '../catalog/api/resources.ts'
import { changeBlock, createBlock, deleteBlock } from '../catalog/api/time-out.ts'
import type { Affected, Block } from '../catalog/catalog.types.ts'
import { SeriesDialog, type SeriesScope } from '../catalog/SeriesDialog.tsx'
import { settleStranded } from '../stranded/stranded-list.ts'
import { DateField } from '../workspace/DateField.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useMe } from '../workspace/use-me.ts'
import pairs from './BookingForm.module.css'
import { mayWriteOn } from './may-write.ts'
import { useRemember } from './use-remember.ts'
import classes from './VisitPanel.module.css'

interface Values {
  title: string
  startDate: string
  startTime: string
  endDate: string
  endTime: string
}

/** Time that was taken out of a calendar: to move it, to name it anew, and to give it back, alone or with its series. */
export function BlockPanel(props: {
  block: Omit<Block, 'seriesId'> & { seriesId?: string }
  timeZone: string
  onClose: () => void
}) {
  const { t } = useTranslation('appointments')
  const { t: catalog } = useTranslation('catalog')
  const me = useMe()
  const remember = useRemember()
  const resources = useQuery(resourcesQuery).data ?? []
  const { block, timeZone } = props
  const [stranded, setStranded] = useState<Affected[]>([])
  const [scope, setScope] = useState<SeriesScope | null>(block.seriesId ? null : 'one')
  const [asking, setAsking] = useState<{ values: Values } | 'remove' | null>(null)
  const resource = resources.find((one) => one.id === block.resourceId)
  const mayWrite =
    me.permissions.includes('blocks.write') &&
    (resource?.kind !== 'staff' || mayWriteOn(me, resources, [block.resourceId]))
  const missing = (value: string) => (value === '' ? t('form.missing.time') : null)
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: valuesOf(block, timeZone),
    validate: { startDate: missing, startTime: missing, endDate: missing, endTime: missing },
    onValuesChange: () => {
      setStranded([])
      if (block.seriesId) setScope(null)
    },
  })
  const save = async (values: Values, which: SeriesScope) => {
    const { title, startDate, startTime, endDate, endTime } = values
    const start = instantAt(startDate, startTime, timeZone)
    const end = instantAt(endDate, endTime, timeZone)
    const moved = Date.parse(start) !== Date.parse(block.start) || Date.parse(end) !== Date.parse(block.end)
    // what wasn't changed here isn't changed in the others either
    const body = {
      version: block.version,
      ...(title === block.title ? {} : { title }),
      ...(moved ? { start, end } : {}),
    }
    if (stranded.length === 0) {
      const affected = await changeBlock(block.id, body, { dryRun: true, scope: which })
      if (affected.length > 0) return setStranded(affected)
    }
    const affected = await changeBlock(block.id, body, { scope: which })
    props.onClose()
    settleStranded(affected)
    const said = catalog('saved', { name: title || t('block.untitled') })
    if (which !== 'one') return showDone(said)
    let { version } = block
    const to = async (state: { title: string; start: string; end: string }) => {
      version += 1
      await changeBlock(block.id, { ...state, version })
    }
    remember({
      said,
      undo: () => to({ title: block.title, start: block.start, end: block.end }),
      redo: () => to({ title, start, end }),
    })
  }
  const { onSubmit, busy, failure } = useEditForm<Values, void>({
    form,
    send: async (values) => {
      if (scope === null) setAsking({ values })
      else await save(values, scope)
    },
    onSaved: () => {},
    fieldOf: (path) => ({ start: 'startTime', end: 'endTime' })[path] ?? path,
  })
  const choose = (which: SeriesScope) => {
    setAsking(null)
    if (asking === 'remove') return void remove(which)
    setScope(which)
    if (asking) void save(asking.values, which).catch(showProblem)
  }

  const remove = async (which: SeriesScope) => {
    try {
      await deleteBlock(block.id, which)
      props.onClose()
      if (which !== 'one') return showDone(t('block.removed'))
      const { resourceId, start, end, title } = block
      let id: string | null = block.id
      remember({
        said: t('block.removed'),
        undo: async () => {
          id = (await createBlock({ resourceId, start, end, title })).id
        },
        redo: async () => {
          if (id) await deleteBlock(id)
        },
      })
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={block.title || t('block.untitled')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        mayWrite ? (
          <>
            <Button
              size="sm"
              variant="default"
              onClick={() => (block.seriesId ? setAsking('remove') : void remove('one'))}
            >
              {t('block.remove')}
            </Button>
            <Button type="submit" size="sm" loading={busy} disabled={!form.isDirty()}>
              {catalog(stranded.length > 0 ? 'regardless' : 'save')}
            </Button>
          </>
        ) : undefined
      }
    >
      <FormFailure failure={failure} />
      {stranded.length > 0 ? <AffectedVisits affected={stranded} /> : null}
      <section className={classes.when}>
        <p className={classes.day}>{formatDay(block.start, timeZone)}</p>
        <p className={classes.times}>{formatTimes(block.start, block.end, timeZone)}</p>
        <p className={classes.soft}>{zoneName(timeZone)}</p>
      </section>
      <section>
        <h3 className={classes.heading}>{t('block.whose')}</h3>
        <p className={classes.note}>{resource?.name}</p>
      </section>
      {mayWrite ? (
        <>
          <TextInput label={t('block.what')} maxLength={200} {...form.getInputProps('title')} />
          <div className={pairs.pair}>
            <DateField label={t('block.from')} {...form.getInputProps('startDate')} />
            <TextInput type="time" label={t('block.fromTime')} {...form.getInputProps('startTime')} />
            <DateField label={t('block.to')} {...form.getInputProps('endDate')} />
            <TextInput type="time" label={t('block.toTime')} {...form.getInputProps('endTime')} />
          </div>
        </>
      ) : null}
      {block.seriesId ? <p className={classes.soft}>{t('block.ofSeries')}</p> : null}
      {asking ? <SeriesDialog onChoose={choose} onClose={() => setAsking(null)} /> : null}
    </SidePanel>
  )
}

function valuesOf(block: { title: string; start: string; end: string }, timeZone: string): Values {
  const start = localParts(block.start, timeZone)
  const end = localParts(block.end, timeZone)
  return {
    title: block.title,
    startDate: start.date,
    startTime: start.time,
    endDate: end.date,
    endTime: end.time,
  }
}
