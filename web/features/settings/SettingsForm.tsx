import { Button, ColorInput, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { ColourPreview } from './ColourPreview.tsx'
import classes from './Settings.module.css'
import { type Business, useSettingsForm } from './use-settings-form.ts'

const SWATCHES = [
  '#0f766e',
  '#0369a1',
  '#4338ca',
  '#7e22ce',
  '#be185d',
  '#b91c1c',
  '#c2410c',
  '#15803d',
  '#334155',
]

/** Name, colour, contact, rules and policies of the business. */
export function SettingsForm(props: { business: Business }) {
  const { t } = useTranslation('settings')
  const { form, onSubmit, busy, failure } = useSettingsForm(props.business)
  return (
    <form onSubmit={onSubmit} className={classes.form} noValidate>
      <FormFailure failure={failure} />
      <section className={classes.section}>
        <div>
          <h2 className={classes.heading}>{t('appearance')}</h2>
          <p className={classes.hint}>{t('appearanceHint')}</p>
        </div>
        <div className={classes.fields}>
          <TextInput label={t('name')} maxLength={120} required {...form.getInputProps('name')} />
          <TextInput label={t('tagline')} maxLength={200} {...form.getInputProps('tagline')} />
          <ColorInput
            label={t('colour')}
            format="hex"
            withEyeDropper={false}
            swatches={SWATCHES}
            swatchesPerRow={9}
            {...form.getInputProps('color')}
          />
          <ColourPreview color={form.values.color} />
        </div>
      </section>
      <section className={classes.section}>
        <div>
          <h2 className={classes.heading}>{t('contact')}</h2>
          <p className={classes.hint}>{t('contactHint')}</p>
        </div>
        <div className={classes.fields}>
          <Textarea
            label={t('address')}
            autosize
            minRows={2}
            maxLength={500}
            {...form.getInputProps('address')}
          />
          <TextInput label={t('phone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
        </div>
      </section>
      <section className={classes.section}>
        <div>
          <h2 className={classes.heading}>{t('rules')}</h2>
          <p className={classes.hint}>{t('rulesHint')}</p>
        </div>
        <div className={classes.fields}>
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
            suffix={` ${t('days')}`}
            min={0}
            max={1095}
            allowDecimal={false}
            {...form.getInputProps('bookingWindowDays')}
          />
        </div>
      </section>
      <section className={classes.section}>
        <div>
          <h2 className={classes.heading}>{t('policies')}</h2>
          <p className={classes.hint}>{t('policiesHint')}</p>
        </div>
        <div className={classes.fields}>
          <Textarea
            label={t('cancellation')}
            autosize
            minRows={4}
            maxLength={2000}
            {...form.getInputProps('cancellation')}
          />
        </div>
      </section>
      <div className={classes.bar}>
        <span className={classes.unsaved} role="status">
          {form.isDirty() ? t('unsaved') : ''}
        </span>
        <Button type="submit" loading={busy} disabled={!form.isDirty()}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
