import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMinutes } from '../workspace/format.ts'
import classes from './Form.module.css'
import { InheritedNumber } from './InheritedNumber.tsx'
import type { Rules } from './service-values.ts'
import type { ServiceForm } from './use-service-form.ts'

/** Whether customers may book it, and under which rules. An empty rule is the business's own. */
export function ServiceRules(props: { form: ServiceForm; rules: Rules }) {
  const { t } = useTranslation('catalog')
  const { form, rules } = props
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{t('rules.title')}</h3>
      <Switch
        label={t('rules.online')}
        description={t('rules.onlineHint')}
        {...form.getInputProps('bookableOnline', { type: 'checkbox' })}
      />
      <p className={classes.hint}>{t('rules.inherit')}</p>
      <div className={classes.triple}>
        <InheritedNumber
          form={form}
          name="slotIntervalMinutes"
          label={t('rules.interval')}
          inherited={formatMinutes(rules.slotIntervalMinutes)}
          suffix={t('min')}
          min={1}
          max={1440}
          step={5}
        />
        <InheritedNumber
          form={form}
          name="noticeMinutes"
          label={t('rules.notice')}
          inherited={formatMinutes(rules.noticeMinutes)}
          suffix={t('min')}
          min={0}
          max={525_600}
          step={30}
        />
        <InheritedNumber
          form={form}
          name="bookingWindowDays"
          label={t('rules.window')}
          inherited={t('rules.days', { count: rules.bookingWindowDays })}
          suffix={t('rules.daysUnit')}
          min={0}
          max={1095}
        />
      </div>
    </section>
  )
}
