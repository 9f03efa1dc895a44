import '@mantine/core/styles/Combobox.layer.css'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Body } from '../../../contract/index.ts'
import { isProblem } from '../../app/api.ts'
import { businessSuffix } from '../../app/business-choice.ts'
import { visitorZone } from '../../ui/format-time.ts'
import { FormProblem } from '../mailed-links/FormProblem.tsx'
import { fieldError } from '../mailed-links/field-error.ts'
import { NewPasswordField } from '../mailed-links/NewPasswordField.tsx'
import { countryOptions, currencyOf, currencyOptions, ownCountry, slugOf, zoneOptions } from './places.ts'
import classes from './SignUp.module.css'

/** The business and its owner. The address follows the name until it is typed by hand. */
export function SignUpForm(props: {
  error: unknown
  busy: boolean
  onSubmit: (body: Body<'POST /businesses'>) => void
}) {
  const { t } = useTranslation('signUp')
  const { error } = props
  const [name, setName] = useState('')
  const [ownSlug, setOwnSlug] = useState<string | null>(null)
  const [place, setPlace] = useState(() => {
    const country = ownCountry()
    return { timeZone: visitorZone(), country, currency: currencyOf(country) ?? 'EUR' }
  })
  const slug = ownSlug ?? slugOf(name)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = new FormData(event.currentTarget)
    const text = (field: string) => String(typed.get(field)).trim()
    const owner = { name: text('ownerName'), email: text('email'), password: String(typed.get('password')) }
    props.onSubmit({ name: name.trim(), slug: slug.trim(), ...place, owner })
  }
  return (
    <form noValidate onSubmit={submit}>
      <TextInput
        label={t('name')}
        size="md"
        maxLength={120}
        autoComplete="organization"
        autoFocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={fieldError(error, 'name')}
      />
      <TextInput
        label={t('address')}
        description={t('addressHint')}
        size="md"
        maxLength={63}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={slug}
        onChange={(event) => setOwnSlug(event.currentTarget.value)}
        rightSection={<span className={classes.suffix}>{businessSuffix()}</span>}
        rightSectionWidth={`calc(${businessSuffix().length}ch + 16px)`}
        rightSectionPointerEvents="none"
        error={useSlugError(error)}
      />
      <Places place={place} onChange={setPlace} />
      <TextInput
        name="ownerName"
        label={t('ownerName')}
        size="md"
        maxLength={120}
        autoComplete="name"
        error={fieldError(error, 'owner.name')}
      />
      <TextInput
        name="email"
        type="email"
        label={t('email')}
        description={t('emailHint')}
        size="md"
        autoComplete="email"
        error={fieldError(error, 'owner.email')}
      />
      <NewPasswordField label={t('password')} error={error} path="owner.password" />
      <FormProblem
        error={isProblem(error, 'slug-taken', 'weak-password') ? null : error}
        fields={['name', 'slug', 'owner.name', 'owner.email', 'owner.password']}
      />
      <Button type="submit" size="lg" loading={props.busy}>
        {t('submit')}
      </Button>
    </form>
  )
}

function useSlugError(error: unknown): string | undefined {
  const { t } = useTranslation('signUp')
  if (isProblem(error, 'slug-taken')) return t('slugTaken')
  const said = fieldError(error, 'slug')
  return said === 'is reserved' ? t('slugReserved') : said ? t('slugWrong') : undefined
}

interface Place {
  timeZone: string
  country: string
  currency: string
}

function Places(props: { place: Place; onChange: (place: Place) => void }) {
  const { t } = useTranslation('signUp')
  const { place, onChange } = props
  const options = useMemo(
    () => ({ zones: zoneOptions(), countries: countryOptions(), currencies: currencyOptions() }),
    [],
  )
  return (
    <div className={classes.places}>
      <NativeSelect
        label={t('country')}
        size="md"
        value={place.country}
        data={options.countries}
        onChange={({ currentTarget: { value: country } }) =>
          onChange({ ...place, country, currency: currencyOf(country) ?? place.currency })
        }
      />
      <NativeSelect
        label={t('currency')}
        size="md"
        value={place.currency}
        data={options.currencies}
        onChange={(event) => onChange({ ...place, currency: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('zone')}
        size="md"
        value={place.timeZone}
        data={options.zones}
        onChange={(event) => onChange({ ...place, timeZone: event.currentTarget.value })}
      />
    </div>
  )
}
