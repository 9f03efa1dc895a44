import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../../app/api.ts'
import { businessSuffix } from '../../../app/business-choice.ts'
import { serverNow } from '../../../app/server-clock.ts'
import { addDays, dateIn } from '../../../app/temporal.ts'
import { visitorZone } from '../../../ui/format-time.ts'
import {
  countryOptions,
  currencyOf,
  currencyOptions,
  ownCountry,
  slugOf,
  zoneOptions,
} from '../../sign-up/places.ts'
import { DateField } from '../../workspace/DateField.tsx'
import { FormFailure } from '../../workspace/FormFailure.tsx'
import { SidePanel } from '../../workspace/SidePanel.tsx'
import { showDone } from '../../workspace/toast.tsx'
import { useEditForm } from '../../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../../workspace/use-idempotency-key.ts'
import { useCan } from '../../workspace/use-me.ts'
import { createTenant, plansQuery, type Tenant } from '../api/tenants.ts'
import { endOf } from './BusinessForm.tsx'

const DEMO_DAYS = 30

function freshValues(demoOnly: boolean) {
  const country = ownCountry()
  return {
    name: '',
    slug: '',
    timeZone: visitorZone(),
    country,
    currency: currencyOf(country) ?? 'EUR',
    plan: 'free',
    isTemporary: demoOnly,
    expiresAt: addDays(dateIn(visitorZone(), serverNow()), DEMO_DAYS),
    ownerName: '',
    ownerEmail: '',
  }
}
type Values = ReturnType<typeof freshValues>

/** Creates a business and invites its owner. Who may change no business makes demo accounts alone. */
export function NewBusinessPanel(props: { onClose: () => void; onCreated: (tenant: Tenant) => void }) {
  const { t } = useTranslation('console')
  const demoOnly = !useCan()('platform.tenants.manage')
  const plans = useQuery(plansQuery)
  const keyFor = useIdempotencyKey()
  const places = useMemo(
    () => ({ zones: zoneOptions(), countries: countryOptions(), currencies: currencyOptions() }),
    [],
  )
  const form = useForm<Values>({ mode: 'controlled', initialValues: freshValues(demoOnly) })
  const { onSubmit, busy, failure } = useEditForm<Values, Tenant | undefined>({
    form,
    fieldOf: (path) => ({ 'owner.name': 'ownerName', 'owner.email': 'ownerEmail' })[path] ?? path,
    send: async ({ ownerName, ownerEmail, isTemporary, expiresAt, ...rest }) => {
      try {
        const body = {
          ...rest,
          isTemporary,
          ...(isTemporary && expiresAt ? { expiresAt: endOf(expiresAt) } : {}),
          owner: { name: ownerName, email: ownerEmail },
        }
        return await createTenant(body, keyFor(body))
      } catch (error) {
        if (!isProblem(error, 'slug-taken')) throw error
        form.setFieldError('slug', t('businesses.slugTaken'))
        return undefined
      }
    },
    onSaved: (tenant) => {
      if (!tenant) return
      showDone(t('businesses.created', { name: tenant.name }))
      props.onCreated(tenant)
    },
  })
  const name = form.getInputProps('name')
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('businesses.new')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        <Button type="submit" loading={busy} ms="auto">
          {t('businesses.create')}
        </Button>
      }
    >
      <FormFailure failure={failure} />
      <TextInput
        label={t('name')}
        maxLength={120}
        required
        data-autofocus
        {...name}
        onChange={(event) => {
          const isOwn = form.values.slug !== slugOf(form.values.name)
          if (!isOwn) form.setFieldValue('slug', slugOf(event.currentTarget.value))
          name.onChange(event)
        }}
      />
      <TextInput
        label={t('address')}
        description={t('businesses.slugHint', { suffix: businessSuffix() })}
        maxLength={63}
        required
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('slug')}
      />
      <TextInput
        label={t('businesses.ownerName')}
        maxLength={120}
        required
        {...form.getInputProps('ownerName')}
      />
      <TextInput
        type="email"
        label={t('businesses.ownerEmail')}
        description={t('businesses.ownerHint')}
        required
        {...form.getInputProps('ownerEmail')}
      />
      <Select
        label={t('zone')}
        data={places.zones}
        searchable
        allowDeselect={false}
        {...form.getInputProps('timeZone')}
      />
      <Select
        label={t('country')}
        data={places.countries}
        searchable
        allowDeselect={false}
        {...form.getInputProps('country')}
      />
      <Select
        label={t('currency')}
        data={places.currencies}
        searchable
        allowDeselect={false}
        {...form.getInputProps('currency')}
      />
      <Select
        label={t('plan')}
        data={(plans.data?.items ?? []).map(({ id, name: label }) => ({ value: id, label }))}
        allowDeselect={false}
        {...form.getInputProps('plan')}
      />
      <Switch
        label={t('businesses.asDemo')}
        description={t(demoOnly ? 'businesses.demoOnly' : 'businesses.demoHint')}
        disabled={demoOnly}
        {...form.getInputProps('isTemporary', { type: 'checkbox' })}
      />
      {form.values.isTemporary ? (
        <DateField label={t('businesses.lastDay')} {...form.getInputProps('expiresAt')} />
      ) : null}
    </SidePanel>
  )
}
