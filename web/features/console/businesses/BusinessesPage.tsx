import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/api.ts'
import { usePages } from '../../../ui/use-pages.ts'
import list from '../../catalog/List.module.css'
import { EmptyList } from '../../workspace/EmptyList.tsx'
import { PageHeader } from '../../workspace/PageHeader.tsx'
import { useCan } from '../../workspace/use-me.ts'
import { useUrlState } from '../../workspace/use-url-state.ts'
import { TENANTS_KEY } from '../api/tenants.ts'
import { ConsoleList } from '../ConsoleList.tsx'
import { SearchField } from '../SearchField.tsx'
import { useSearch } from '../use-search.ts'
import { BusinessesTable } from './BusinessesTable.tsx'
import { BusinessPanel } from './BusinessPanel.tsx'
import { NewBusinessPanel } from './NewBusinessPanel.tsx'

const NEW = 'new'

/** All businesses; for sales, the demo accounts. */
export function BusinessesPage() {
  const { t } = useTranslation('console')
  const can = useCan()
  const { text, setText, query } = useSearch()
  const [opened, setOpened] = useUrlState('tenant')
  const close = () => setOpened(undefined)
  const tenants = usePages([...TENANTS_KEY, 'list', query], (page, signal) =>
    api('GET /platform/tenants', { query: { ...query, ...page }, signal }),
  )
  return (
    <>
      <PageHeader title={t('businesses.title')} hint={t('businesses.hint')}>
        {can('platform.tenants.create') ? (
          <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setOpened(NEW)}>
            {t('businesses.new')}
          </Button>
        ) : null}
      </PageHeader>
      <search className={list.filters}>
        <SearchField label={t('businesses.search')} value={text} onChange={setText} />
      </search>
      <ConsoleList
        list={tenants}
        empty={<EmptyList title={t(query.q ? 'nothingFits' : 'businesses.empty')} />}
      >
        {(items) => <BusinessesTable tenants={items} onOpen={setOpened} />}
      </ConsoleList>
      {opened === NEW && can('platform.tenants.create') ? (
        <NewBusinessPanel onClose={close} onCreated={(tenant) => setOpened(tenant.id, { replace: true })} />
      ) : null}
      {opened && opened !== NEW ? <BusinessPanel key={opened} id={opened} onClose={close} /> : null}
    </>
  )
}
