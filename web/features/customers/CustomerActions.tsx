import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../workspace/Confirm.tsx'
import { ReasonDialog } from '../workspace/ReasonDialog.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import { blockCustomer, type Customer, eraseCustomer } from './api/customers.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { MergePicker } from './MergePicker.tsx'

type Doing = 'block' | 'pick' | 'erase' | null

/** What is seldom done to a customer: refusing them online, merging, erasing. */
export function CustomerActions(props: { customer: Customer; onErased: () => void }) {
  const { t } = useTranslation('customers')
  const can = useCan()
  const { customer } = props
  const [doing, setDoing] = useState<Doing>(null)
  const [other, setOther] = useState<Customer | null>(null)
  const done = () => setDoing(null)
  const erase = useMutation({
    mutationFn: () => eraseCustomer(customer.id),
    onSuccess: () => {
      showDone(t('erase.done'))
      props.onErased()
    },
    onError: (error) => showProblem(error),
    onSettled: done,
  })
  const unblock = () =>
    void blockCustomer(customer.id, null)
      .then(() =>
        showDone(
          t('blocked.unblocked', { name: customer.name }),
          () => void blockCustomer(customer.id, customer.blocked?.reason ?? '').catch(showProblem),
        ),
      )
      .catch(showProblem)
  const mayBlock = can('customers.block') && !customer.householdOf
  if (!mayBlock && !can('customers.merge') && !can('customers.erase')) return null
  return (
    // the panel around is a form, and hears what is submitted in a dialog
    <div role="presentation" onSubmit={(event) => event.stopPropagation()}>
      <Menu position="top-start" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size="lg" aria-label={t('more')}>
            <IconDots size={18} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {mayBlock ? (
            customer.blocked ? (
              <Menu.Item onClick={unblock}>{t('blocked.unblock')}</Menu.Item>
            ) : (
              <Menu.Item onClick={() => setDoing('block')}>{t('blocked.block')}</Menu.Item>
            )
          ) : null}
          {can('customers.merge') ? (
            <Menu.Item onClick={() => setDoing('pick')}>{t('merge.with')}</Menu.Item>
          ) : null}
          {can('customers.erase') ? (
            <Menu.Item color="red" onClick={() => setDoing('erase')}>
              {t('erase.action')}
            </Menu.Item>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {doing === 'block' ? (
        <ReasonDialog
          words={{
            title: t('blocked.title', { name: customer.name }),
            text: t('blocked.text'),
            label: t('blocked.reason'),
            missing: t('blocked.missing'),
            action: t('blocked.block'),
            cancel: t('merge.cancel'),
          }}
          danger
          send={(reason) => blockCustomer(customer.id, reason)}
          onSaved={() => {
            done()
            showDone(
              t('blocked.done', { name: customer.name }),
              () => void blockCustomer(customer.id, null).catch(showProblem),
            )
          }}
          onClose={done}
        />
      ) : null}
      {doing === 'pick' && !other ? (
        <MergePicker customer={customer} onChoose={setOther} onClose={done} />
      ) : null}
      {doing === 'pick' && other ? (
        <MergeDialog
          pair={[customer, other]}
          onClose={() => setOther(null)}
          onMerged={() => {
            setOther(null)
            done()
          }}
        />
      ) : null}
      <Confirm
        opened={doing === 'erase'}
        title={t('erase.title', { name: customer.name })}
        action={t('erase.action')}
        danger
        busy={erase.isPending}
        onClose={done}
        onConfirm={() => erase.mutate()}
      >
        <p>{t('erase.text')}</p>
      </Confirm>
    </div>
  )
}
