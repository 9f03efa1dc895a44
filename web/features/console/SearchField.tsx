import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import list from '../catalog/List.module.css'

/** Where one types what a list is searched for. */
export function SearchField(props: { label: string; value: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      size="sm"
      type="search"
      aria-label={props.label}
      placeholder={props.label}
      leftSection={<IconSearch size={16} />}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      className={list.search}
    />
  )
}
