import { Switch, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useUrlState } from '../workspace/use-url-state.ts'
import classes from './List.module.css'

/** A list of the catalogue with what narrows it: some words, and those that are in use or those in the archive. */
export function FilteredList<T extends { name: string; active: boolean }>(props: {
  of: 'services' | 'resources' | 'addOns' | 'packages'
  query: UseQueryResult<T[]>
  /** What else is searched beside the name. */
  wordsOf?: (one: T) => string
  children: (shown: T[], all: T[]) => ReactNode
}) {
  const { t } = useTranslation('catalog')
  const { of, wordsOf } = props
  const [q, setQ] = useState('')
  const [asked, setAsked] = useUrlState('archived')
  const archived = asked === 'true'
  const wanted = q.trim().toLocaleLowerCase()
  const fits = (one: T) =>
    one.active !== archived && `${one.name} ${wordsOf?.(one) ?? ''}`.toLocaleLowerCase().includes(wanted)
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          size="sm"
          type="search"
          aria-label={t(`${of}.search`)}
          placeholder={t(`${of}.search`)}
          leftSection={<IconSearch size={16} />}
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
          className={classes.search}
        />
        <Switch
          size="sm"
          label={t('archived.only')}
          checked={archived}
          onChange={(event) => setAsked(event.currentTarget.checked ? 'true' : undefined, { replace: true })}
        />
      </div>
      <div className={classes.content}>
        <Loaded query={props.query} skeleton={<RowsSkeleton />}>
          {(data) => {
            const shown = data.filter(fits)
            if (shown.length > 0) return props.children(shown, data)
            if (wanted) return <EmptyList title={t('nothingFits')} />
            if (archived) return <EmptyList title={t('archived.empty')} />
            return <EmptyList title={t(`${of}.empty`)} hint={t(`${of}.emptyHint`)} />
          }}
        </Loaded>
      </div>
    </>
  )
}
