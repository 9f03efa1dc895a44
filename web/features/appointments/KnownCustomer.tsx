import { Button, Select } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { customerQuery, householdQuery } from '../customers/api/customers.ts'
import classes from './BookingForm.module.css'
import type { ChosenCustomer } from './booking-values.ts'

type Known = Extract<ChosenCustomer, { kind: 'known' }>

/** The customer who was chosen; where they have a household, which of its people comes. */
export function KnownCustomer(props: { value: Known; onChange: (value: ChosenCustomer | null) => void }) {
  const { t } = useTranslation('appointments')
  const { value, onChange } = props
  const headId = value.headId ?? value.id
  const head = useQuery(customerQuery(headId)).data
  const people = useQuery(householdQuery(headId)).data ?? []
  const everyone = head ? [head, ...people] : []
  const choose = (id: string | null) => {
    const person = everyone.find((one) => one.id === id)
    if (person) onChange({ ...value, id: person.id, name: person.name, headId })
  }
  return (
    <div className={classes.group}>
      <div>
        <span className={classes.label}>{t('form.customer')}</span>
        <div className={classes.chosen}>
          <IconUser size={18} aria-hidden className={classes.soft} />
          <span className={classes.chosenText}>
            <strong>{value.name}</strong>
            <span className={classes.soft}>{value.contact}</span>
          </span>
          <Button size="compact-sm" variant="subtle" onClick={() => onChange(null)}>
            {t('form.changeCustomer')}
          </Button>
        </div>
      </div>
      {head?.blocked ? (
        <Notice tone="warning" title={t('form.blocked')} role="status">
          <p>{head.blocked.reason}</p>
        </Notice>
      ) : null}
      {everyone.length > 1 ? (
        <Select
          label={t('form.person')}
          data={everyone.map((one) => ({ value: one.id, label: one.name }))}
          value={value.id}
          onChange={choose}
          allowDeselect={false}
        />
      ) : null}
    </div>
  )
}
