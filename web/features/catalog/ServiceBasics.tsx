import { Autocomplete, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { minorDigits } from '../workspace/format.ts'
import { servicesQuery } from './api/services.ts'
import classes from './Form.module.css'
import type { ServiceForm } from './use-service-form.ts'

/** What a service is called, how long it takes and what it costs. */
export function ServiceBasics(props: { form: ServiceForm; currency: string }) {
  const { t } = useTranslation('catalog')
  const { form, currency } = props
  const categories = [
    ...new Set((useQuery(servicesQuery).data ?? []).map((service) => service.category)),
  ].filter(Boolean)
  return (
    <>
      <section className={classes.section}>
        <TextInput
          label={t('services.name')}
          maxLength={120}
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Autocomplete
          label={t('services.category')}
          data={categories}
          maxLength={80}
          comboboxProps={{ withinPortal: false }}
          {...form.getInputProps('category')}
        />
        <Textarea
          label={t('services.description')}
          description={t('services.descriptionHint')}
          autosize
          minRows={2}
          maxLength={2000}
          {...form.getInputProps('description')}
        />
      </section>
      <section className={classes.section}>
        <h3 className={classes.heading}>{t('services.timeAndPrice')}</h3>
        <div className={classes.pair}>
          <NumberInput
            hideControls
            label={t('services.duration')}
            suffix={` ${t('min')}`}
            min={1}
            max={43_200}
            step={5}
            allowDecimal={false}
            required
            {...form.getInputProps('durationMinutes')}
          />
          <NumberInput
            hideControls
            label={t('services.priceIn', { currency })}
            min={0}
            decimalScale={minorDigits(currency)}
            required
            {...form.getInputProps('price')}
          />
          <NumberInput
            hideControls
            label={t('services.before')}
            description={t('services.bufferHint')}
            suffix={` ${t('min')}`}
            min={0}
            max={1440}
            step={5}
            allowDecimal={false}
            {...form.getInputProps('bufferBeforeMinutes')}
          />
          <NumberInput
            hideControls
            label={t('services.after')}
            description={t('services.bufferHint')}
            suffix={` ${t('min')}`}
            min={0}
            max={1440}
            step={5}
            allowDecimal={false}
            {...form.getInputProps('bufferAfterMinutes')}
          />
        </div>
      </section>
    </>
  )
}
