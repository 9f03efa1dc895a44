import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { addDays, localParts, startOfDay } from '../../../app/temporal.ts'
import { visitorZone } from '../../../ui/format-time.ts'
import { DateField } from '../../workspace/DateField.tsx'
import { FormFailure } from '../../workspace/FormFailure.tsx'
import { showDone } from '../../workspace/toast.tsx'
import { useEditForm } from '../../workspace/use-edit-form.ts'
import { changeTenant, plansQuery, type Tenant } from '../api/tenants.ts'
import classes from '../Console.module.css'

interface Values {
  name: string
  plan: string
  expiresAt: string
}

/** The last local day of a demo account, and back: it ends when that day does. */
const lastDay = (instant: string | null) =>
  instant ? addDays(localParts(instant, visitorZone()).date, -1) : ''
export const endOf = (day: string) => startOfDay(addDays(day, 1), visitorZone())

/** Name, plan and, of a demo account, its last day. */
export function BusinessForm(props: { tenant: Tenant }) {
  const { t } = useTranslation('console')
  const { tenant } = props
  const plans = useQuery(plansQuery)
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: { name: tenant.name, plan: tenant.plan, expiresAt: lastDay(tenant.expiresAt) },
  })
  const { onSubmit, busy, failure } = useEditForm<Values, Tenant>({
    form,
    send: ({ name, plan, expiresAt }) =>
      changeTenant(tenant.id, {
        name,
        plan,
        ...(form.isDirty('expiresAt') && expiresAt ? { expiresAt: endOf(expiresAt) } : {}),
      }),
    onSaved: ({ name }) => showDone(t('saved', { name })),
  })
  return (
    <form className={`${classes.section} ${classes.fields}`} onSubmit={onSubmit} noValidate>
      <FormFailure failure={failure} />
      <TextInput label={t('name')} maxLength={120} required {...form.getInputProps('name')} />
      <Select
        label={t('plan')}
        data={(plans.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        allowDeselect={false}
        {...form.getInputProps('plan')}
      />
      {tenant.isTemporary ? (
        <DateField label={t('businesses.lastDay')} {...form.getInputProps('expiresAt')} />
      ) : null}
      <div>
        <Button type="submit" loading={busy} disabled={!form.isDirty()}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
