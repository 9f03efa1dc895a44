import { type UseFormReturnType, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import type { Customer } from './api/customers.ts'

export interface CustomerValues {
  name: string
  email: string
  phone: string
  internalNotes: string
  tags: string[]
}
export type CustomerForm = UseFormReturnType<CustomerValues>

export const EMPTY_CUSTOMER: CustomerValues = { name: '', email: '', phone: '', internalNotes: '', tags: [] }

export const valuesOf = ({ name, email, phone, internalNotes, tags }: Customer): CustomerValues => ({
  name,
  email: email ?? '',
  phone,
  internalNotes,
  tags,
})

/** The values as the API takes them: no email is null. */
export const bodyOf = (values: CustomerValues) => ({ ...values, email: values.email.trim() || null })

/** The form of a customer; a name alone is enough. */
export function useCustomerForm(initialValues: CustomerValues): CustomerForm {
  const { t } = useTranslation('customers')
  return useForm<CustomerValues>({
    mode: 'controlled',
    initialValues,
    validate: { name: (name) => (name.trim() === '' ? t('missingName') : null) },
  })
}
