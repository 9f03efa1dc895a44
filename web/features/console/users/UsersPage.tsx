import { Button, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '../../../../domain/access/index.ts'
import { api } from '../../../app/api.ts'
import { usePages } from '../../../ui/use-pages.ts'
import list from '../../catalog/List.module.css'
import { ActAsDialog } from '../../masquerade/ActAsDialog.tsx'
import { EmptyList } from '../../workspace/EmptyList.tsx'
import { PageHeader } from '../../workspace/PageHeader.tsx'
import { useCan } from '../../workspace/use-me.ts'
import { useUrlState } from '../../workspace/use-url-state.ts'
import { tenantQuery } from '../api/tenants.ts'
import { type PlatformUser, USERS_KEY } from '../api/users.ts'
import { ConsoleList } from '../ConsoleList.tsx'
import { SearchField } from '../SearchField.tsx'
import { useSearch } from '../use-search.ts'
import { InviteUserPanel } from './InviteUserPanel.tsx'
import { UserPanel } from './UserPanel.tsx'
import { UsersTable } from './UsersTable.tsx'

/** Users of the platform and of all businesses. */
export function UsersPage() {
  const { t } = useTranslation(['console', 'common'])
  const mayManage = useCan()('platform.users.manage')
  const { text, setText, query: search } = useSearch()
  const [business, setBusiness] = useUrlState('tenant')
  const [role, setRole] = useUrlState('role')
  const [inviting, setInviting] = useState(false)
  const [opened, setOpened] = useState<PlatformUser | null>(null)
  const [actingAs, setActingAs] = useState<PlatformUser | null>(null)
  const tenant = useQuery({ ...tenantQuery(business ?? ''), enabled: business !== undefined })
  const query = {
    ...search,
    ...(business ? { tenantId: business } : {}),
    ...(isRole(role) ? { role } : {}),
  }
  const users = usePages([...USERS_KEY, 'list', query], (page, signal) =>
    api('GET /platform/users', { query: { ...query, ...page }, signal }),
  )
  return (
    <>
      <PageHeader title={t('users.title')} hint={t('users.hint')}>
        {mayManage ? (
          <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setInviting(true)}>
            {t('users.invite')}
          </Button>
        ) : null}
      </PageHeader>
      <search className={list.filters}>
        <SearchField label={t('users.search')} value={text} onChange={setText} />
        <Select
          size="sm"
          aria-label={t('role')}
          placeholder={t('users.anyRole')}
          clearable
          data={ROLES.map((value) => ({ value, label: t(`common:roles.${value}`) }))}
          value={isRole(role) ? role : null}
          onChange={(value) => setRole(value ?? undefined, { replace: true })}
        />
        {business ? (
          <Button size="sm" variant="light" onClick={() => setBusiness(undefined)}>
            {t('users.onlyOf', { name: tenant.data?.name ?? '…' })}
          </Button>
        ) : null}
      </search>
      <ConsoleList list={users} empty={<EmptyList title={t('nothingFits')} />}>
        {(items) => <UsersTable users={items} onOpen={setOpened} onActAs={setActingAs} />}
      </ConsoleList>
      {inviting ? <InviteUserPanel onClose={() => setInviting(false)} /> : null}
      {opened ? <UserPanel user={opened} onClose={() => setOpened(null)} /> : null}
      {actingAs ? <ActAsDialog user={actingAs} onClose={() => setActingAs(null)} /> : null}
    </>
  )
}

const isRole = (value: string | undefined): value is Role => ROLES.some((role) => role === value)
