import { NumberInput, Switch } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { FormSection } from './FormSection.tsx'
import type { Business } from './use-business-form.ts'

type NumberValue = number | string

export const policyValuesOf = ({ policies }: Business) => ({
  cancellationHours: (policies.cancellationHours ?? '') as NumberValue,
  rescheduleHours: (policies.rescheduleHours ?? '') as NumberValue,
  maxUpcomingPerCustomer: (policies.maxUpcomingPerCustomer ?? '') as NumberValue,
  mayChoosePerson: policies.mayChoosePerson ?? true,
  requirePhone: policies.requirePhone ?? false,
  requireNote: policies.requireNote ?? false,
})
type PolicyValues = ReturnType<typeof policyValuesOf>

const numberOf = (value: NumberValue) => (value === '' ? undefined : Number(value))

/** What is empty or as it is without a policy is left out; the text is another form's. */
export const policiesOf = (values: PolicyValues, seen: Business): Business['policies'] => ({
  cancellation: seen.policies.cancellation,
  cancellationHours: numberOf(values.cancellationHours),
  rescheduleHours: numberOf(values.rescheduleHours),
  maxUpcomingPerCustomer: numberOf(values.maxUpcomingPerCustomer),
  mayChoosePerson: values.mayChoosePerson ? undefined : false,
  requirePhone: values.requirePhone || undefined,
  requireNote: values.requireNote || undefined,
})

/** What binds the customers of every service that has nothing of its own. */
export function PolicyFields<Values extends PolicyValues>(props: { form: UseFormReturnType<Values> }) {
  const { t } = useTranslation('settings')
  const { form } = props
  const hours = { hideControls: true, suffix: ` ${t('h')}`, min: 0, max: 8760, allowDecimal: false } as const
  return (
    <FormSection title={t('binding')} hint={t('bindingHint')}>
      <NumberInput
        {...hours}
        label={t('cancellationHours')}
        description={t('cancellationHoursHint')}
        {...form.getInputProps('cancellationHours')}
      />
      <NumberInput
        {...hours}
        label={t('rescheduleHours')}
        description={t('rescheduleHoursHint')}
        {...form.getInputProps('rescheduleHours')}
      />
      <NumberInput
        hideControls
        label={t('maxUpcoming')}
        description={t('maxUpcomingHint')}
        min={1}
        max={1000}
        allowDecimal={false}
        {...form.getInputProps('maxUpcomingPerCustomer')}
      />
      <Switch label={t('mayChoosePerson')} {...form.getInputProps('mayChoosePerson', { type: 'checkbox' })} />
      <Switch label={t('requirePhone')} {...form.getInputProps('requirePhone', { type: 'checkbox' })} />
      <Switch label={t('requireNote')} {...form.getInputProps('requireNote', { type: 'checkbox' })} />
    </FormSection>
  )
}
