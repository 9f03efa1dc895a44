import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import list from '../catalog/List.module.css'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan } from '../workspace/use-me.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import { customersQuery } from './api/customers.ts'
import { CustomerPanel } from './CustomerPanel.tsx'
import classes from './Customers.module.css'
import { CustomersTable } from './CustomersTable.tsx'
import { NewCustomerPanel } from './NewCustomerPanel.tsx'

const NEW = 'new'
const TYPING_MS = 200

/** Who the business serves. */
export function CustomersPage() {
  const { t } = useTranslation('customers')
  const mayCreate = useCan()('customers.create')
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), TYPING_MS)
  /** Cursors of the pages before this one; the last is this one's. */
  const [cursors, setCursors] = useState<string[]>([])
  const customers = useQuery(customersQuery(q, cursors.at(-1) ?? null))
  const [opened, setOpened] = useUrlState('customer')
  const close = () => setOpened(undefined)
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')}>
        {mayCreate ? (
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
          onChange={(event) => {
            setText(event.currentTarget.value)
            setCursors([])
          }}
          className={list.search}
        />
      </div>
      <div className={list.content}>
        <Loaded query={customers} skeleton={<RowsSkeleton rows={12} />}>
          {({ items, nextCursor }) => (
            <>
              {items.length > 0 ? (
                <CustomersTable customers={items} onOpen={setOpened} old={customers.isPlaceholderData} />
              ) : (
                <EmptyList title={q ? t('nobodyFits') : t('empty')} hint={q ? '' : t('emptyHint')} />
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
      {opened && opened !== NEW ? <CustomerPanel key={opened} id={opened} onClose={close} /> : null}
    </>
  )
}
