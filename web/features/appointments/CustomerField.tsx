import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { customerSuggestionsQuery } from '../customers/api/customers.ts'
import { useCan } from '../workspace/use-me.ts'
import classes from './BookingForm.module.css'
import { type ChosenCustomer, knownOf } from './booking-values.ts'
import { KnownCustomer } from './KnownCustomer.tsx'
import { NewCustomerFields } from './NewCustomerFields.tsx'

const NEW = 'new'
const TYPING_MS = 200

interface Props {
  value: ChosenCustomer | null
  onChange: (value: ChosenCustomer | null) => void
  /** Errors by field: `customer`, `customer.name`, `customer.email`, `customer.phone`. */
  errors: Record<string, unknown>
}

/** Finds a customer as one types, or takes a new one by name alone. */
export function CustomerField(props: Props) {
  const { value, onChange } = props
  if (value?.kind === 'new')
    return <NewCustomerFields value={value} onChange={onChange} errors={props.errors} />
  if (value?.kind === 'known') return <KnownCustomer value={value} onChange={onChange} />
  return <CustomerSearch onChange={onChange} error={props.errors.customer} />
}

function CustomerSearch(props: { onChange: Props['onChange']; error: unknown }) {
  const { t } = useTranslation('appointments')
  const mayCreate = useCan()('customers.create')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), TYPING_MS)
  const found = useQuery({ ...customerSuggestionsQuery(q), enabled: combobox.dropdownOpened })
  const items = found.data?.items ?? []
  const choose = (id: string) => {
    const customer = items.find((one) => one.id === id)
    if (id === NEW) props.onChange({ kind: 'new', name: text.trim(), email: '', phone: '' })
    else if (customer) {
      props.onChange(knownOf(customer))
    }
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false}>
      <Combobox.Target>
        <TextInput
          label={t('form.customer')}
          placeholder={t('form.customerSearch')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            combobox.openDropdown()
            combobox.resetSelectedOption()
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          rightSection={found.isFetching ? <Loader size={16} /> : null}
          error={props.error as string}
          autoComplete="off"
          data-autofocus
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={t('form.customer')} mah={280} className={classes.options}>
          {items.map((customer) => (
            <Combobox.Option value={customer.id} key={customer.id}>
              <span className={classes.option}>
                <span>{customer.name}</span>
                <span className={classes.soft}>
                  {customer.householdOf
                    ? t('form.householdOf', { name: customer.householdOf.name })
                    : (customer.email ?? customer.phoneShown)}
                </span>
              </span>
            </Combobox.Option>
          ))}
          {mayCreate && text.trim() !== '' ? (
            <Combobox.Option value={NEW}>
              <span className={classes.add}>
                <IconPlus size={16} aria-hidden />
                {t('form.newCustomer', { name: text.trim() })}
              </span>
            </Combobox.Option>
          ) : null}
          {items.length === 0 && (!mayCreate || text.trim() === '') ? (
            <Combobox.Empty>{found.isFetching ? t('form.searching') : t('form.noCustomer')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
