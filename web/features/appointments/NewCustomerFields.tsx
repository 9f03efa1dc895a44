import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { customerSuggestionsQuery } from '../customers/api/customers.ts'
import classes from './BookingForm.module.css'
import { type ChosenCustomer, knownOf } from './booking-values.ts'

const TYPING_MS = 300

type NewCustomer = Extract<ChosenCustomer, { kind: 'new' }>

/** Someone who isn't a customer yet: a name, and how to reach them if they say. */
export function NewCustomerFields(props: {
  value: NewCustomer
  onChange: (value: ChosenCustomer | null) => void
  errors: Record<string, unknown>
}) {
  const { t } = useTranslation('appointments')
  const { value, errors } = props
  const [email] = useDebouncedValue(value.email.trim().toLowerCase(), TYPING_MS)
  const found = useQuery({ ...customerSuggestionsQuery(email), enabled: email.includes('@') })
  const owner = email ? found.data?.items.find((one) => one.email === email) : undefined
  const set = (change: Partial<NewCustomer>) => props.onChange({ ...value, ...change })
  return (
    <fieldset className={classes.group}>
      <legend className={classes.legend}>{t('form.newCustomerTitle')}</legend>
      <TextInput
        label={t('form.name')}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={errors['customer.name'] as string}
        maxLength={120}
        required
        autoComplete="off"
      />
      <div className={classes.pair}>
        <TextInput
          label={t('form.email')}
          type="email"
          value={value.email}
          onChange={(event) => set({ email: event.currentTarget.value })}
          error={errors['customer.email'] as string}
          placeholder={t('form.optional')}
          autoComplete="off"
        />
        <TextInput
          label={t('form.phone')}
          type="tel"
          value={value.phone}
          onChange={(event) => set({ phone: event.currentTarget.value })}
          error={errors['customer.phone'] as string}
          placeholder={t('form.optional')}
          maxLength={40}
          autoComplete="off"
        />
      </div>
      {owner ? (
        <Notice tone="neutral" title={t('form.emailKnown', { name: owner.name })} role="status">
          <Button size="compact-sm" variant="default" onClick={() => props.onChange(knownOf(owner))}>
            {t('form.takeKnown')}
          </Button>
        </Notice>
      ) : null}
      <div>
        <Button size="compact-sm" variant="subtle" onClick={() => props.onChange(null)}>
          {t('form.searchInstead')}
        </Button>
      </div>
    </fieldset>
  )
}
