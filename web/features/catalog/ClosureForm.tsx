import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { settleStranded } from '../stranded/stranded-list.ts'
import { DateField } from '../workspace/DateField.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { AffectedVisits } from './AffectedVisits.tsx'
import { locationsQuery } from './api/resources.ts'
import { createClosure, deleteClosure } from './api/time-out.ts'
import type { Affected } from './catalog.types.ts'
import classes from './Form.module.css'

interface Values {
  title: string
  from: string
  to: string
  locationId: string | null
}

/** Closes the business, or one location, for some days. Visits on them are shown before it is saved. */
export function ClosureForm(props: { onClose: () => void }) {
  const { t } = useTranslation('catalog')
  const locations = useQuery(locationsQuery).data ?? []
  const [stranded, setStranded] = useState<Affected[]>([])
  const keyFor = useIdempotencyKey()
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: { title: '', from: '', to: '', locationId: null },
    validate: {
      from: (from) => (from === '' ? t('missing.date') : null),
      to: (to) => (to === '' ? t('missing.date') : null),
    },
    onValuesChange: () => setStranded([]),
  })
  const { onSubmit, busy, failure } = useEditForm<Values, void>({
    form,
    send: async ({ title, from, to, locationId }) => {
      const body = { title, from, to, ...(locationId ? { locationId } : {}) }
      if (stranded.length === 0) {
        const { affected } = await createClosure(body, { dryRun: true })
        if (affected.length > 0) return setStranded(affected)
      }
      const closure = await createClosure(body, { idempotencyKey: keyFor(body) })
      props.onClose()
      settleStranded(closure.affected)
      showDone(t('closures.done'), () => closure.id && void deleteClosure(closure.id).catch(showProblem))
    },
    onSaved: () => {},
  })
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('closures.new')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        <Button type="submit" loading={busy} className={classes.save}>
          {stranded.length > 0 ? t('closures.regardless') : t('closures.save')}
        </Button>
      }
    >
      <FormFailure failure={failure} />
      {stranded.length > 0 ? <AffectedVisits affected={stranded} /> : null}
      <TextInput
        label={t('closures.what')}
        placeholder={t('closures.whatHint')}
        maxLength={200}
        data-autofocus
        {...form.getInputProps('title')}
      />
      <div className={classes.pair}>
        <DateField
          label={t('closures.from')}
          required
          {...form.getInputProps('from')}
          onChange={(from) => form.setValues({ from, to: [from, form.values.to].sort().at(-1) ?? from })}
        />
        <DateField label={t('closures.to')} required {...form.getInputProps('to')} />
      </div>
      <p className={classes.hint}>{t('closures.included')}</p>
      {locations.length > 1 ? (
        <Select
          label={t('closures.where')}
          placeholder={t('closures.everywhere')}
          data={locations.map((one) => ({ value: one.id, label: one.name }))}
          clearable
          {...form.getInputProps('locationId')}
        />
      ) : null}
    </SidePanel>
  )
}
