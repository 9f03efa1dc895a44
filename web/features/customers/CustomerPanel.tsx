import { Button, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useCan } from '../workspace/use-me.ts'
import { type Customer, changeCustomer, customerQuery } from './api/customers.ts'
import { CustomerActions } from './CustomerActions.tsx'
import { CustomerAnswers } from './CustomerAnswers.tsx'
import { CustomerFields } from './CustomerFields.tsx'
import { CustomerHistory } from './CustomerHistory.tsx'
import classes from './Customers.module.css'
import { CustomerVisits } from './CustomerVisits.tsx'
import { Household } from './Household.tsx'
import { Merges } from './Merges.tsx'
import { bodyOf, type CustomerValues, useCustomerForm, valuesOf } from './use-customer-form.ts'

/** One customer: what is known, and their visits. */
export function CustomerPanel(props: { id: string; onClose: () => void; onOpen: (id: string) => void }) {
  const customer = useQuery(customerQuery(props.id))
  if (customer.data) return <Known customer={customer.data} onClose={props.onClose} onOpen={props.onOpen} />
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

function Known(props: { customer: Customer; onClose: () => void; onOpen: (id: string) => void }) {
  const { t } = useTranslation('customers')
  const { customer } = props
  const can = useCan()
  const mayChange = can('customers.update')
  const seen = useRef(customer)
  const form = useCustomerForm(valuesOf(customer))
  const follow = useEffectEvent((current: Customer) => {
    if (form.isDirty() || current.version === seen.current.version) return
    seen.current = current
    form.setInitialValues(valuesOf(current))
    form.setValues(valuesOf(current))
    form.resetDirty(valuesOf(current))
  })
  // blocked, merged or brought back from here: what wasn't typed is as it is now
  useEffect(() => follow(customer), [customer])
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
          <>
            <CustomerActions customer={customer} onErased={props.onClose} />
            <Button type="submit" loading={busy} disabled={!dirty} ms="auto">
              {t('save')}
            </Button>
          </>
        ) : undefined
      }
    >
      <FormFailure failure={failure} />
      {customer.blocked ? (
        <Notice tone="warning" title={t('blocked.notice')}>
          <p>{customer.blocked.reason}</p>
        </Notice>
      ) : null}
      {customer.householdOf ? <Head head={customer.householdOf} onOpen={props.onOpen} /> : null}
      <CustomerHistory customerId={customer.id} />
      <CustomerFields form={form} readOnly={!mayChange} isOfHousehold={customer.householdOf !== null} />
      <CustomerAnswers customer={customer} writable={mayChange} />
      {customer.householdOf ? null : (
        <Household customer={customer} mayAdd={mayChange} onOpen={props.onOpen} />
      )}
      {can('customers.merge') ? <Merges customerId={customer.id} /> : null}
      {can('appointments.read') ? <CustomerVisits customerId={customer.id} /> : null}
    </SidePanel>
  )
}

/** Whose household somebody is of. */
function Head(props: { head: NonNullable<Customer['householdOf']>; onOpen: (id: string) => void }) {
  const { t } = useTranslation('customers')
  return (
    <div className={classes.pair}>
      <span className={classes.what}>{t('household.of', { name: props.head.name })}</span>
      <Button size="compact-sm" variant="default" onClick={() => props.onOpen(props.head.id)}>
        {t('household.open')}
      </Button>
    </div>
  )
}
