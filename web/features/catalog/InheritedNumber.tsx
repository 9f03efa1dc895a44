import { NumberInput, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './Form.module.css'
import type { ServiceForm } from './use-service-form.ts'

/** A rule of a service: its own, or, left empty, the business's, which is named with a way back to it. */
export function InheritedNumber(props: {
  form: ServiceForm
  /** Its path in the form. */
  name: string
  label: string
  /** What applies when it is empty, in words. */
  inherited: string
  suffix?: string
  min: number
  max: number
  step?: number
}) {
  const { t } = useTranslation('catalog')
  const { form, name, inherited, suffix, ...field } = props
  const input = form.getInputProps(name)
  return (
    <div>
      <NumberInput
        hideControls
        allowDecimal={false}
        {...field}
        {...(suffix ? { suffix: ` ${suffix}` } : {})}
        {...input}
      />
      {input.value === '' ? (
        <p className={classes.inherited}>{t('rules.from', { value: inherited })}</p>
      ) : (
        <UnstyledButton className={classes.back} onClick={() => form.setFieldValue(name, '')}>
          {t('rules.back', { value: inherited })}
        </UnstyledButton>
      )}
    </div>
  )
}
