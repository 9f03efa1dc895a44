import { NumberInput, Switch, Textarea, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { businessQuery } from '../../app/query.ts'
import { Notice } from '../../ui/Notice.tsx'
import { minorDigits } from '../workspace/format.ts'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { changePackage, createPackage, packageArchive } from './api/extras.ts'
import type { Package } from './catalog.types.ts'
import { EditPanel } from './EditPanel.tsx'
import classes from './Form.module.css'
import { PackedServices } from './PackedServices.tsx'
import { toMajor, toMinor } from './service-values.ts'

interface Values {
  name: string
  description: string
  serviceIds: string[]
  /** In major units; empty: the sum of its services. */
  price: number | string
  bookableOnline: boolean
}

const valuesOf = (one: Package): Values => ({
  name: one.name,
  description: one.description,
  serviceIds: one.services.map(({ id }) => id),
  price: one.ownPrice ? toMajor(one.ownPrice.amount, one.ownPrice.currency) : '',
  bookableOnline: one.bookableOnline,
})

/** One package, new or to be changed. */
export function PackagePanel(props: { one: Package | undefined; readOnly: boolean; onClose: () => void }) {
  const { t } = useTranslation('catalog')
  const { one } = props
  const currency = useQuery(businessQuery).data?.currency ?? 'GBP'
  const keyFor = useIdempotencyKey()
  const seen = useRef(one)
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: one
      ? valuesOf(one)
      : { name: '', description: '', serviceIds: [], price: '', bookableOnline: true },
    validate: {
      name: (name) => (name.trim() === '' ? t('missing.name') : null),
      serviceIds: (ids) => (ids.length === 0 ? t('missing.services') : null),
    },
  })
  const editing = useEditForm<Values, Package>({
    form,
    send: (values) => {
      const price = values.price === '' ? null : { amount: toMinor(values.price, currency), currency }
      const body = { ...values, price }
      return seen.current
        ? changePackage(seen.current.id, { ...body, version: seen.current.version })
        : createPackage(body, keyFor(body))
    },
    onSaved: (saved) => {
      showDone(t('saved', { name: saved.name }))
      props.onClose()
    },
    onNewest: (current: Package) => {
      seen.current = current
      return valuesOf(current)
    },
    fieldOf: (path) => path.replace(/^price\.amount$/, 'price').replace(/^serviceIds.*/, 'serviceIds'),
  })
  return (
    <EditPanel
      of="packages"
      one={one}
      how={packageArchive}
      dirty={form.isDirty()}
      editing={editing}
      readOnly={props.readOnly}
      notice={
        one && one.offlineBecause.length > 0 ? (
          <Notice tone="warning" title={t('packages.offline')}>
            {one.offlineBecause.map(({ serviceId, name, reason }) => (
              <p key={serviceId}>{t(`packages.because.${reason}`, { name })}</p>
            ))}
          </Notice>
        ) : null
      }
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
        <PackedServices
          ids={form.values.serviceIds}
          onChange={(ids) => form.setFieldValue('serviceIds', ids)}
          error={form.errors.serviceIds}
        />
        <NumberInput
          hideControls
          label={t('services.priceIn', { currency })}
          description={t('packages.priceHint')}
          min={0}
          decimalScale={minorDigits(currency)}
          {...form.getInputProps('price')}
        />
        <Textarea
          label={t('services.description')}
          description={t('services.descriptionHint')}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('description')}
        />
        <Switch
          label={t('rules.online')}
          description={t('rules.onlineHint')}
          {...form.getInputProps('bookableOnline', { type: 'checkbox' })}
        />
      </section>
    </EditPanel>
  )
}
