import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import list from '../catalog/List.module.css'
import { ExportButton } from '../exports/ExportButton.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan } from '../workspace/use-me.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import { type CustomersAsked, customersQuery, tagsQuery } from './api/customers.ts'
import { CustomerPanel } from './CustomerPanel.tsx'
import classes from './Customers.module.css'
import { CustomersTable } from './CustomersTable.tsx'
import { DuplicatesPanel } from './DuplicatesPanel.tsx'
import { NewCustomerPanel } from './NewCustomerPanel.tsx'

const NEW = 'new'
const DUPLICATES = 'duplicates'
const TYPING_MS = 200

/** Who the business serves. */
export function CustomersPage() {
  const { t } = useTranslation('customers')
  const can = useCan()
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), TYPING_MS)
  const [tag, setTag] = useState('')
  const [sort, setSort] = useState<CustomersAsked['sort']>('name')
  /** Cursors of the pages before this one; the last is this one's. */
  const [cursors, setCursors] = useState<string[]>([])
  const tags = useQuery(tagsQuery).data ?? []
  const customers = useQuery(customersQuery({ q, tag, sort, cursor: cursors.at(-1) ?? null }))
  const [opened, setOpened] = useUrlState('customer')
  const close = () => setOpened(undefined)
  const asking = (ask: () => void) => {
    ask()
    setCursors([])
  }
  const isFiltered = q !== '' || tag !== ''
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')}>
        <ExportButton list="customers" />
        {can('customers.merge') ? (
          <Button size="sm" variant="default" onClick={() => setOpened(DUPLICATES)}>
            {t('duplicates.title')}
          </Button>
        ) : null}
        {can('customers.create') ? (
          <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setOpened(NEW)}>
            {t('new')}
          </Button>
        ) : null}
      </PageHeader>
      <div className={list.filters}>
        <TextInput
          size="sm"
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} />}
          value={text}
          onChange={(event) => asking(() => setText(event.currentTarget.value))}
          className={list.search}
        />
        {tags.length > 0 ? (
          <Select
            size="sm"
            aria-label={t('filterTag')}
            placeholder={t('everyTag')}
            data={tags}
            value={tag || null}
            onChange={(next) => asking(() => setTag(next ?? ''))}
            clearable
            searchable
            className={classes.choice}
          />
        ) : null}
        <Select
          size="sm"
          aria-label={t('sort.label')}
          data={[
            { value: 'name', label: t('sort.name') },
            { value: 'lastVisit', label: t('sort.lastVisit') },
          ]}
          value={sort}
          onChange={(next) => asking(() => setSort(next === 'lastVisit' ? 'lastVisit' : 'name'))}
          allowDeselect={false}
          className={classes.choice}
        />
      </div>
      <div className={list.content}>
        <Loaded query={customers} skeleton={<RowsSkeleton rows={12} />}>
          {({ items, nextCursor }) => (
            <>
              {items.length > 0 ? (
                <CustomersTable customers={items} onOpen={setOpened} old={customers.isPlaceholderData} />
              ) : (
                <EmptyList
                  title={isFiltered ? t('nobodyFits') : t('empty')}
                  hint={isFiltered ? '' : t('emptyHint')}
                />
              )}
              {nextCursor || cursors.length > 0 ? (
                <nav className={classes.pages} aria-label={t('pages')}>
                  <Button
                    size="xs"
                    variant="default"
                    disabled={cursors.length === 0}
                    onClick={() => setCursors(cursors.slice(0, -1))}
                  >
                    {t('previous')}
                  </Button>
                  <span>{t('page', { number: cursors.length + 1 })}</span>
                  <Button
                    size="xs"
                    variant="default"
                    disabled={nextCursor === null}
                    onClick={() => nextCursor && setCursors([...cursors, nextCursor])}
                  >
                    {t('next')}
                  </Button>
                </nav>
              ) : null}
            </>
          )}
        </Loaded>
      </div>
      {opened === NEW ? <NewCustomerPanel onClose={close} onCreated={setOpened} /> : null}
      {opened === DUPLICATES ? <DuplicatesPanel onClose={close} /> : null}
      {opened && opened !== NEW && opened !== DUPLICATES ? (
        <CustomerPanel key={opened} id={opened} onClose={close} onOpen={setOpened} />
      ) : null}
    </>
  )
}
