import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useCan } from '../workspace/use-me.ts'
import { type Customer, changeCustomer, customerQuery } from './api/customers.ts'
import { CustomerFields } from './CustomerFields.tsx'
import { CustomerVisits } from './CustomerVisits.tsx'
import { bodyOf, type CustomerValues, useCustomerForm, valuesOf } from './use-customer-form.ts'

/** One customer: what is known, and their visits. */
export function CustomerPanel(props: { id: string; onClose: () => void }) {
  const customer = useQuery(customerQuery(props.id))
  if (customer.data) return <Known customer={customer.data} onClose={props.onClose} />
  return (
    <SidePanel opened onClose={props.onClose} title={<Skeleton height={16} width={160} />}>
      {customer.isError ? (
        <ProblemNotice error={customer.error} onRetry={() => void customer.refetch()} />
      ) : (
        <RowsSkeleton rows={6} />
      )}
    </SidePanel>
  )
}

function Known(props: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const { customer } = props
  const can = useCan()
  const mayChange = can('customers.update')
  const seen = useRef(customer)
  const form = useCustomerForm(valuesOf(customer))
  const { onSubmit, busy, failure } = useEditForm<CustomerValues, Customer>({
    form,
    send: (values) => changeCustomer(customer.id, { ...bodyOf(values), version: seen.current.version }),
    onSaved: (saved) => {
      seen.current = saved
      form.setInitialValues(valuesOf(saved))
      form.setValues(valuesOf(saved))
      form.resetDirty(valuesOf(saved))
      showDone(t('saved', { name: saved.name }))
    },
    onNewest: (current: Customer) => {
      seen.current = current
      return valuesOf(current)
    },
  })
  const dirty = form.isDirty()
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={customer.name}
      dirty={dirty}
      onSubmit={onSubmit}
      footer={
        mayChange ? (
          <Button type="submit" loading={busy} disabled={!dirty} ms="auto">
            {t('save')}
          </Button>
        ) : undefined
      }
    >
      <FormFailure failure={failure} />
      <CustomerFields form={form} readOnly={!mayChange} />
      {can('appointments.read') ? <CustomerVisits customerId={customer.id} /> : null}
    </SidePanel>
  )
}
