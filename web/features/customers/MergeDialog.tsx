import { Button, Modal, Radio } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import dialog from '../workspace/Confirm.module.css'
import { showDone, showProblem } from '../workspace/toast.tsx'
import type { Customer } from './api/customers.ts'
import { mergeCustomers, undoMerge } from './api/merges.ts'
import classes from './Customers.module.css'

const FIELDS = ['name', 'email', 'phone'] as const
type Field = (typeof FIELDS)[number]
type Side = 'this' | 'from'
const SIDES = ['this', 'from'] as const

const shownOf = (customer: Customer, field: Field) =>
  field === 'phone' ? customer.phoneShown : (customer[field] ?? '')

/** Two customers side by side: what is kept of each. Their visits, tags and notes are joined. */
export function MergeDialog(props: {
  /** The first one is kept. */
  pair: readonly [Customer, Customer]
  onClose: () => void
  onMerged: () => void
}) {
  const { t } = useTranslation('customers')
  const [kept, from] = props.pair
  const of = { this: kept, from }
  const [keep, setKeep] = useState<Record<Field, Side>>(() => ({
    name: 'this',
    email: kept.email ? 'this' : 'from',
    phone: kept.phone ? 'this' : 'from',
  }))
  const merge = useMutation({
    mutationFn: () => mergeCustomers(kept.id, from.id, keep),
    onSuccess: (id) => {
      showDone(
        t('merge.done', { name: shownOf(of[keep.name], 'name') }),
        () => void undoMerge(id).catch(showProblem),
      )
      props.onMerged()
    },
  })
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('merge.title')}
      withCloseButton={false}
      size={560}
      classNames={{ title: dialog.title }}
    >
      <div className={dialog.text}>
        <p>{t('merge.text')}</p>
        {merge.isError ? <ProblemNotice error={merge.error} /> : null}
        {FIELDS.map((field) => (
          <Radio.Group
            key={field}
            label={t(field)}
            value={keep[field]}
            onChange={(side) => setKeep({ ...keep, [field]: side === 'from' ? 'from' : 'this' })}
          >
            <div className={classes.sides}>
              {SIDES.map((side) => (
                <Radio
                  key={side}
                  value={side}
                  label={shownOf(of[side], field) || t('merge.nothing')}
                  className={classes.side}
                />
              ))}
            </div>
          </Radio.Group>
        ))}
      </div>
      <div className={dialog.actions}>
        <Button variant="default" onClick={props.onClose} data-autofocus>
          {t('merge.cancel')}
        </Button>
        <Button loading={merge.isPending} onClick={() => merge.mutate()}>
          {t('merge.action')}
        </Button>
      </div>
    </Modal>
  )
}
