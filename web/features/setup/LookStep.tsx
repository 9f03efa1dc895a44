import { ColorInput, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { businessQuery } from '../../app/query.ts'
import { ColourPreview } from '../settings/ColourPreview.tsx'
import { LogoField } from '../settings/LogoField.tsx'
import { SWATCHES } from '../settings/swatches.ts'
import { type Business, useBusinessForm } from '../settings/use-business-form.ts'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { updateSetup } from './api/setup.ts'
import classes from './Setup.module.css'
import { StepFoot } from './StepFoot.tsx'
import type { StepProps } from './Wizard.tsx'

const valuesOf = ({ branding, address, phone }: Business) => ({
  address,
  phone,
  color: branding.color ?? '',
  logo: branding.logo ?? '',
})
type Values = ReturnType<typeof valuesOf>

const bodyOf = ({ address, phone, color, logo }: Values, { branding }: Business) => ({
  address,
  phone,
  branding: { ...branding, color: color || undefined, logo: logo || undefined },
})

/** How the page looks, beside the page itself as a phone shows it. */
export function LookStep(props: StepProps) {
  const business = useQuery(businessQuery)
  return (
    <Loaded query={business} skeleton={<RowsSkeleton rows={5} />}>
      {(data) => <Look {...props} business={data} />}
    </Loaded>
  )
}

function Look({ business, onDone, onSkip }: StepProps & { business: Business }) {
  const { t } = useTranslation(['setup', 'settings'])
  const [shown, setShown] = useState(0)
  const { form, onSubmit, busy, failure } = useBusinessForm<Values>(business, {
    valuesOf,
    bodyOf,
    validate: {
      color: (color) => (color === '' || /^#[0-9a-f]{6}$/i.test(color) ? null : t('settings:wrongColour')),
    },
    onSaved: () => {
      setShown((times) => times + 1)
      void updateSetup({ done: 'look' })
      onDone()
    },
  })
  return (
    <div className={classes.look}>
      <form onSubmit={onSubmit} className={classes.fields} noValidate>
        <FormFailure failure={failure} />
        <Textarea
          label={t('settings:address')}
          autosize
          minRows={2}
          maxLength={500}
          {...form.getInputProps('address')}
        />
        <TextInput label={t('settings:phone')} type="tel" maxLength={40} {...form.getInputProps('phone')} />
        <ColorInput
          label={t('settings:colour')}
          format="hex"
          withEyeDropper={false}
          swatches={SWATCHES}
          swatchesPerRow={9}
          {...form.getInputProps('color')}
        />
        <ColourPreview color={form.values.color} />
        <LogoField value={form.values.logo} onChange={(logo) => form.setFieldValue('logo', logo)} />
        <StepFoot onSkip={onSkip} busy={busy} />
      </form>
      <figure className={classes.phone}>
        <iframe key={shown} title={t('look.preview')} src="/?preview=1" className={classes.screen} />
        <figcaption className={classes.hint}>{t('look.caption')}</figcaption>
      </figure>
    </div>
  )
}
