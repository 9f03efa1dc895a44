import { ColorInput, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { ColourPreview } from './ColourPreview.tsx'
import { FormSection } from './FormSection.tsx'
import { LogoField } from './LogoField.tsx'
import { SaveBar } from './SaveBar.tsx'
import classes from './Settings.module.css'
import { SWATCHES } from './swatches.ts'
import { type Business, useBusinessForm } from './use-business-form.ts'

const LOCALES = ['en', 'de', 'fr', 'es', 'ar'] as const
/** A language by its own name. */
const nameOf = (locale: string) => new Intl.DisplayNames(locale, { type: 'language' }).of(locale) ?? locale

const valuesOf = ({ name, branding, address, phone, policies, locale }: Business) => ({
  name,
  tagline: branding.tagline ?? '',
  color: branding.color ?? '',
  logo: branding.logo ?? '',
  locale,
  address,
  phone,
  cancellation: policies.cancellation ?? '',
})
type Values = ReturnType<typeof valuesOf>

const bodyOf = (
  { name, tagline, color, logo, locale, address, phone, cancellation }: Values,
  seen: Business,
) => ({
  name,
  branding: {
    ...seen.branding,
    color: color || undefined,
    tagline: tagline.trim() || undefined,
    logo: logo || undefined,
  },
  locale: LOCALES.find((one) => one === locale),
  address,
  phone,
  policies: { ...seen.policies, cancellation },
})

/** Name, colour, contact and policies of the business. */
export function BusinessForm(props: { business: Business }) {
  const { t } = useTranslation('settings')
  const { form, onSubmit, busy, failure } = useBusinessForm<Values>(props.business, {
    valuesOf,
    bodyOf,
    validate: {
      name: (name) => (name.trim() === '' ? t('missingName') : null),
      color: (color) => (color === '' || /^#[0-9a-f]{6}$/i.test(color) ? null : t('wrongColour')),
    },
  })
  return (
    <form onSubmit={onSubmit} className={classes.form} noValidate>
      <FormFailure failure={failure} />
      <FormSection title={t('appearance')} hint={t('appearanceHint')}>
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
        <LogoField value={form.values.logo} onChange={(logo) => form.setFieldValue('logo', logo)} />
        <NativeSelect
          label={t('language')}
          description={t('languageHint')}
          data={LOCALES.map((value) => ({ value, label: nameOf(value) }))}
          {...form.getInputProps('locale')}
        />
      </FormSection>
      <FormSection title={t('contact')} hint={t('contactHint')}>
        <Textarea
          label={t('address')}
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps('address')}
        />
        <TextInput label={t('phone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
      </FormSection>
      <FormSection title={t('policies')} hint={t('policiesHint')}>
        <Textarea
          label={t('cancellation')}
          autosize
          minRows={4}
          maxLength={2000}
          {...form.getInputProps('cancellation')}
        />
      </FormSection>
      <SaveBar dirty={form.isDirty()} busy={busy} />
    </form>
  )
}
