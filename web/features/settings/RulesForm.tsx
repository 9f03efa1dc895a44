import { NumberInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { FormSection } from './FormSection.tsx'
import { PolicyFields, policiesOf, policyValuesOf } from './PolicyFields.tsx'
import { SaveBar } from './SaveBar.tsx'
import classes from './Settings.module.css'
import { type Business, useBusinessForm } from './use-business-form.ts'

type NumberValue = number | string

const valuesOf = (business: Business) => {
  const { bookingRules } = business
  return {
    slotIntervalMinutes: (bookingRules.slotIntervalMinutes ?? '') as NumberValue,
    noticeMinutes: (bookingRules.noticeMinutes ?? '') as NumberValue,
    bookingWindowDays: (bookingRules.bookingWindowDays ?? '') as NumberValue,
    ...policyValuesOf(business),
  }
}
type Values = ReturnType<typeof valuesOf>

/** A rule that is left empty is the product's own. */
const bodyOf = (values: Values, seen: Business) => ({
  bookingRules: Object.fromEntries(
    (['slotIntervalMinutes', 'noticeMinutes', 'bookingWindowDays'] as const).flatMap((name) =>
      values[name] === '' ? [] : [[name, Number(values[name])]],
    ),
  ),
  policies: policiesOf(values, seen),
})

/** The rules that apply to every service that has none of its own. */
export function RulesForm(props: { business: Business }) {
  const { t } = useTranslation('settings')
  const { form, onSubmit, busy, failure } = useBusinessForm<Values>(props.business, { valuesOf, bodyOf })
  return (
    <form onSubmit={onSubmit} className={classes.form} noValidate>
      <FormFailure failure={failure} />
      <FormSection title={t('rules')} hint={t('rulesHint')}>
        <NumberInput
          hideControls
          label={t('interval')}
          description={t('intervalHint')}
          suffix={` ${t('min')}`}
          min={5}
          max={240}
          step={5}
          allowDecimal={false}
          {...form.getInputProps('slotIntervalMinutes')}
        />
        <NumberInput
          hideControls
          label={t('notice')}
          description={t('noticeHint')}
          suffix={` ${t('min')}`}
          min={0}
          max={525_600}
          step={30}
          allowDecimal={false}
          {...form.getInputProps('noticeMinutes')}
        />
        <NumberInput
          hideControls
          label={t('window')}
          description={t('windowHint')}
          suffix={` ${t('days', { count: Number(form.values.bookingWindowDays) })}`}
          min={0}
          max={1095}
          allowDecimal={false}
          {...form.getInputProps('bookingWindowDays')}
        />
      </FormSection>
      <PolicyFields form={form} />
      <SaveBar dirty={form.isDirty()} busy={busy} />
    </form>
  )
}
