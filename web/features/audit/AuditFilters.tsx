import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import list from '../catalog/List.module.css'
import { DateField } from '../workspace/DateField.tsx'
import classes from './Audit.module.css'
import type { AuditSearch } from './audit.types.ts'

/** What to look for in a log. */
export function AuditFilters(props: {
  search: AuditSearch
  people: readonly { id: string; name: string }[]
  onChange: (search: AuditSearch) => void
}) {
  const { t } = useTranslation('audit')
  const { search, onChange } = props
  return (
    <search className={list.filters}>
      <DateField
        size="sm"
        aria-label={t('from')}
        placeholder={t('from')}
        clearable
        value={search.from}
        {...(search.to ? { maxDate: search.to } : {})}
        onChange={(from) => onChange({ ...search, from })}
        className={classes.date}
      />
      <DateField
        size="sm"
        aria-label={t('to')}
        placeholder={t('to')}
        clearable
        value={search.to}
        {...(search.from ? { minDate: search.from } : {})}
        onChange={(to) => onChange({ ...search, to })}
        className={classes.date}
      />
      <Select
        size="sm"
        aria-label={t('actor')}
        placeholder={t('anybody')}
        searchable
        clearable
        data={props.people.map(({ id, name }) => ({ value: id, label: name }))}
        value={search.actorId || null}
        onChange={(actorId) => onChange({ ...search, actorId: actorId ?? '' })}
        className={classes.person}
      />
      <TextInput
        size="sm"
        type="search"
        aria-label={t('action')}
        placeholder={t('action')}
        leftSection={<IconSearch size={16} />}
        value={search.action}
        onChange={(event) => onChange({ ...search, action: event.currentTarget.value })}
        className={classes.action}
      />
    </search>
  )
}
