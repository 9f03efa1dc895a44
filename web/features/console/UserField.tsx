import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../workspace/use-me.ts'
import { userChoiceQuery } from './api/users.ts'
import { type ChoiceProps, SearchChoice } from './SearchChoice.tsx'

/** Chooses an active user other than oneself, by any part of their name or email. */
export function UserField(props: ChoiceProps) {
  const { t } = useTranslation('common')
  const { user: self } = useMe()
  const [q, setQ] = useState('')
  const found = useQuery({ ...userChoiceQuery(q), placeholderData: keepPreviousData })
  const options = (found.data?.items ?? [])
    .filter(({ id, status }) => id !== self.id && status === 'active')
    .map(({ id, name, email, role }) => ({ value: id, label: `${name} (${email}, ${t(`roles.${role}`)})` }))
  return <SearchChoice {...props} options={options} onSearch={setQ} />
}
