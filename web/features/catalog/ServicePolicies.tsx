import { Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { formatMinutes } from '../workspace/format.ts'
import classes from './Form.module.css'
import { InheritedNumber } from './InheritedNumber.tsx'
import type { ServiceForm } from './use-service-form.ts'

/** What binds the customers of this service, where it differs from the business. */
export function ServicePolicies(props: { form: ServiceForm; policies: Answer<'GET /business'>['policies'] }) {
  const { t } = useTranslation('catalog')
  const { form, policies } = props
  const hours = (value: number | undefined) =>
    value === undefined ? t('policies.untilStart') : formatMinutes(value * 60)
  const says = (value: boolean) => t(value ? 'policies.yes' : 'policies.no')
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('policies.title')}</h3>
      <div className={classes.triple}>
        {(['cancellationHours', 'rescheduleHours'] as const).map((name) => (
          <InheritedNumber
            key={name}
            form={form}
            name={`policies.${name}`}
            label={t(`policies.${name}`)}
            inherited={hours(policies[name])}
            suffix={t('policies.h')}
            min={0}
            max={8760}
          />
        ))}
        <InheritedNumber
          form={form}
          name="policies.maxUpcomingPerCustomer"
          label={t('policies.maxUpcoming')}
          inherited={
            policies.maxUpcomingPerCustomer === undefined
              ? t('policies.anyNumber')
              : String(policies.maxUpcomingPerCustomer)
          }
          min={1}
          max={1000}
        />
      </div>
      {(['mayChoosePerson', 'requirePhone', 'requireNote'] as const).map((name) => (
        <NativeSelect
          key={name}
          label={t(`policies.${name}`)}
          data={[
            {
              value: '',
              label: t('rules.from', { value: says(policies[name] ?? name === 'mayChoosePerson') }),
            },
            { value: 'yes', label: t('policies.yes') },
            { value: 'no', label: t('policies.no') },
          ]}
          {...form.getInputProps(`policies.${name}`)}
        />
      ))}
      <Checkbox
        label={t('policies.noText')}
        description={t('policies.noTextHint')}
        {...form.getInputProps('policies.noText', { type: 'checkbox' })}
      />
      <Textarea
        disabled={form.values.policies.noText}
        label={t('policies.cancellation')}
        placeholder={policies.cancellation}
        description={t('policies.cancellationHint')}
        autosize
        minRows={2}
        maxLength={2000}
        {...form.getInputProps('policies.cancellation')}
      />
    </section>
  )
}
