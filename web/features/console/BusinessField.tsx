import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { tenantChoiceQuery } from './api/tenants.ts'
import { type ChoiceProps, SearchChoice } from './SearchChoice.tsx'

/** Chooses a business, by any part of its name or address. */
export function BusinessField(props: ChoiceProps) {
  const [q, setQ] = useState('')
  const found = useQuery({ ...tenantChoiceQuery(q), placeholderData: keepPreviousData })
  const options = (found.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return <SearchChoice {...props} options={options} onSearch={setQ} />
}
