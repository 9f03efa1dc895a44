import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { type Customer, createCustomer } from './api/customers.ts'
import { CustomerFields } from './CustomerFields.tsx'
import { bodyOf, type CustomerValues, EMPTY_CUSTOMER, useCustomerForm } from './use-customer-form.ts'

/** Adds a customer; a name alone is enough. */
export function NewCustomerPanel(props: { onClose: () => void; onCreated: (id: string) => void }) {
  const { t } = useTranslation('customers')
  const form = useCustomerForm(EMPTY_CUSTOMER)
  const keyFor = useIdempotencyKey()
  const { onSubmit, busy, failure } = useEditForm<CustomerValues, Customer>({
    form,
    send: (values) => createCustomer(bodyOf(values), keyFor(values)),
    onSaved: (customer) => {
      showDone(t('created', { name: customer.name }))
      props.onCreated(customer.id)
    },
  })
  const owner = isProblem(failure?.error, 'email-taken') ? failure.error.customer : null
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('new')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        <Button type="submit" loading={busy} ms="auto">
          {t('create')}
        </Button>
      }
    >
      {owner ? (
        <Notice tone="warning" title={t('emailTaken', { name: owner.name })} role="alert">
          <Button size="compact-sm" variant="default" onClick={() => props.onCreated(owner.id)}>
            {t('openThem')}
          </Button>
        </Notice>
      ) : (
        <FormFailure failure={failure} />
      )}
      <CustomerFields form={form} autoFocus />
    </SidePanel>
  )
}
