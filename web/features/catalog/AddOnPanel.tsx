import { MultiSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { businessQuery } from '../../app/query.ts'
import { minorDigits } from '../workspace/format.ts'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { addOnArchive, changeAddOn, createAddOn } from './api/extras.ts'
import { servicesQuery } from './api/services.ts'
import type { AddOn } from './catalog.types.ts'
import { EditPanel } from './EditPanel.tsx'
import classes from './Form.module.css'
import { toMajor, toMinor } from './service-values.ts'

interface Values {
  name: string
  description: string
  durationMinutes: number | string
  /** In major units. */
  price: number | string
  serviceIds: string[]
}

const valuesOf = (addOn: AddOn): Values => ({
  name: addOn.name,
  description: addOn.description,
  durationMinutes: addOn.durationMinutes,
  price: toMajor(addOn.price.amount, addOn.price.currency),
  serviceIds: addOn.serviceIds,
})

/** One add-on, new or to be changed. */
export function AddOnPanel(props: { addOn: AddOn | undefined; readOnly: boolean; onClose: () => void }) {
  const { t } = useTranslation('catalog')
  const { addOn } = props
  const currency = useQuery(businessQuery).data?.currency ?? 'GBP'
  const services = useQuery(servicesQuery).data ?? []
  const keyFor = useIdempotencyKey()
  const seen = useRef(addOn)
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: addOn
      ? valuesOf(addOn)
      : { name: '', description: '', durationMinutes: 15, price: '', serviceIds: [] },
    validate: { name: (name) => (name.trim() === '' ? t('missing.name') : null) },
  })
  const editing = useEditForm<Values, AddOn>({
    form,
    send: (values) => {
      const body = {
        ...values,
        durationMinutes: Number(values.durationMinutes),
        price: { amount: toMinor(values.price, currency), currency },
      }
      return seen.current
        ? changeAddOn(seen.current.id, { ...body, version: seen.current.version })
        : createAddOn(body, keyFor(body))
    },
    onSaved: (saved) => {
      showDone(t('saved', { name: saved.name }))
      props.onClose()
    },
    onNewest: (current: AddOn) => {
      seen.current = current
      return valuesOf(current)
    },
    fieldOf: (path) => path.replace(/^price\.amount$/, 'price').replace(/^serviceIds.*/, 'serviceIds'),
  })
  return (
    <EditPanel
      of="addOns"
      one={addOn}
      how={addOnArchive}
      dirty={form.isDirty()}
      editing={editing}
      readOnly={props.readOnly}
      onClose={props.onClose}
    >
      <section className={classes.section}>
        <TextInput
          label={t('services.name')}
          maxLength={120}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <div className={classes.pair}>
          <NumberInput
            hideControls
            label={t('addOns.minutes')}
            suffix={` ${t('min')}`}
            min={0}
            max={1440}
            allowDecimal={false}
            {...form.getInputProps('durationMinutes')}
          />
          <NumberInput
            hideControls
            label={t('services.priceIn', { currency })}
            min={0}
            decimalScale={minorDigits(currency)}
            {...form.getInputProps('price')}
          />
        </div>
        <MultiSelect
          label={t('addOns.goesWith')}
          data={services
            .filter((one) => one.active || form.values.serviceIds.includes(one.id))
            .map((one) => ({ value: one.id, label: one.name }))}
          searchable
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps('serviceIds')}
        />
        <Textarea
          label={t('services.description')}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('description')}
        />
      </section>
    </EditPanel>
  )
}
