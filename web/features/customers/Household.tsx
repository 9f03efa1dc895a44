import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { type Customer, changeCustomer, createCustomer, householdQuery } from './api/customers.ts'
import classes from './Customers.module.css'

/** Those for whom a customer's email books too: a child, a partner, a parent. */
export function Household(props: { customer: Customer; mayAdd: boolean; onOpen: (id: string) => void }) {
  const { t } = useTranslation('customers')
  const { customer } = props
  const people = useQuery(householdQuery(customer.id))
  const all = people.data ?? []
  const leave = (person: Customer) =>
    void changeCustomer(person.id, { householdOf: null, version: person.version })
      .then((left) =>
        showDone(
          t('household.left', { name: left.name }),
          () =>
            void changeCustomer(left.id, { householdOf: customer.id, version: left.version }).catch(
              showProblem,
            ),
        ),
      )
      .catch(showProblem)
  if (people.data && all.length === 0 && !props.mayAdd) return null
  return (
    <section>
      <h3 className={classes.heading}>{t('household.title')}</h3>
      {people.isError ? <ProblemNotice error={people.error} onRetry={() => void people.refetch()} /> : null}
      <ul className={classes.visits}>
        {all.map((person) => (
          <li key={person.id} className={classes.pair}>
            <Button variant="subtle" size="compact-md" onClick={() => props.onOpen(person.id)}>
              {person.name}
            </Button>
            {props.mayAdd ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('household.removeThem', { name: person.name })}
                onClick={() => leave(person)}
              >
                {t('household.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {props.mayAdd ? <AddPerson customer={customer} /> : null}
    </section>
  )
}

function AddPerson(props: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const [name, setName] = useState('')
  const keyFor = useIdempotencyKey()
  const add = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), householdOf: props.customer.id }
      return createCustomer(body, keyFor(body))
    },
    onSuccess: () => setName(''),
    onError: (error) => showProblem(error),
  })
  const submit = () => name.trim() !== '' && !add.isPending && add.mutate()
  return (
    <div className={classes.addPerson}>
      <TextInput
        aria-label={t('household.name')}
        placeholder={t('household.name')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        // the panel is a form of its own: enter here adds the person, and doesn't save that
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          submit()
        }}
        autoComplete="off"
      />
      <Button variant="default" loading={add.isPending} disabled={name.trim() === ''} onClick={submit}>
        {t('household.add')}
      </Button>
    </div>
  )
}
