import { ColorInput, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { ColourPreview } from './ColourPreview.tsx'
import { FormSection } from './FormSection.tsx'
import { SaveBar } from './SaveBar.tsx'
import classes from './Settings.module.css'
import { type Business, useBusinessForm } from './use-business-form.ts'

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

const valuesOf = ({ name, branding, address, phone, policies }: Business) => ({
  name,
  tagline: branding.tagline ?? '',
  color: branding.color ?? '',
  address,
  phone,
  cancellation: policies.cancellation ?? '',
})
type Values = ReturnType<typeof valuesOf>

const bodyOf = ({ name, tagline, color, address, phone, cancellation }: Values, seen: Business) => ({
  name,
  branding: {
    ...seen.branding,
    color: color || undefined,
    tagline: tagline.trim() || undefined,
  },
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
