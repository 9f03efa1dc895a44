import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'

interface Option {
  value: string
  label: string
}

export interface ChoiceProps {
  label: string
  description?: string
  placeholder?: string
  required?: boolean
  clearable?: boolean
  /** The id of what is chosen; '' for nothing. */
  value?: string
  error?: ReactNode
  onChange: (id: string) => void
}

/** Chooses one of many that the server searches; what is chosen stays in the list while others are looked for. */
export function SearchChoice(props: ChoiceProps & { options: Option[]; onSearch: (q: string) => void }) {
  const { options, onSearch, value, onChange, ...rest } = props
  const [chosen, setChosen] = useState<Option | null>(null)
  const known = chosen === null || options.some((option) => option.value === chosen.value)
  return (
    <Select
      {...rest}
      searchable
      data={known ? options : [chosen, ...options]}
      filter={({ options: all }) => all}
      onSearchChange={(text) => onSearch(text === chosen?.label ? '' : text.trim())}
      value={value || null}
      onChange={(id, option) => {
        setChosen(id ? option : null)
        onChange(id ?? '')
      }}
    />
  )
}
