import { Button, Modal, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import dialog from '../workspace/Confirm.module.css'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { type Customer, customerSuggestionsQuery } from './api/customers.ts'
import classes from './Customers.module.css'

const TYPING_MS = 200

/** Finds the customer who is the same person. */
export function MergePicker(props: {
  customer: Customer
  onChoose: (other: Customer) => void
  onClose: () => void
}) {
  const { t } = useTranslation('customers')
  const [text, setText] = useState(props.customer.name)
  const [q] = useDebouncedValue(text.trim(), TYPING_MS)
  const found = useQuery(customerSuggestionsQuery(q))
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('merge.pick', { name: props.customer.name })}
      withCloseButton={false}
      size={480}
      classNames={{ title: dialog.title }}
    >
      <div className={dialog.text}>
        <TextInput
          type="search"
          label={t('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
          autoComplete="off"
        />
        <Loaded query={found} skeleton={<RowsSkeleton rows={3} />}>
          {({ items }) => {
            const others = items.filter((one) => one.id !== props.customer.id)
            if (others.length === 0) return <p className={classes.what}>{t('nobodyFits')}</p>
            return (
              <ul className={classes.visits}>
                {others.map((one) => (
                  <li key={one.id} className={classes.pair}>
                    <span className={classes.pairWords}>
                      <strong>{one.name}</strong>
                      <span className={classes.what}>
                        <bdi dir="ltr">{one.email ?? one.phoneShown}</bdi>
                      </span>
                    </span>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={t('duplicates.compareThem', { name: one.name })}
                      onClick={() => props.onChoose(one)}
                    >
                      {t('duplicates.compare')}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }}
        </Loaded>
      </div>
      <div className={dialog.actions}>
        <Button variant="default" onClick={props.onClose}>
          {t('merge.cancel')}
        </Button>
      </div>
    </Modal>
  )
}
