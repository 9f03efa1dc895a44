import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import list from '../catalog/List.module.css'
import { ExportButton } from '../exports/ExportButton.tsx'
import { ActAsDialog } from '../masquerade/ActAsDialog.tsx'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { PageHeader } from '../workspace/PageHeader.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { useCan } from '../workspace/use-me.ts'
import { useUrlState } from '../workspace/use-url-state.ts'
import { type Member, membersQuery } from './api/members.ts'
import { InvitePanel } from './InvitePanel.tsx'
import { MemberPanel } from './MemberPanel.tsx'
import { MembersTable } from './MembersTable.tsx'

const NEW = 'new'

/** Who works in the business, and what they may. */
export function MembersPage() {
  const { t } = useTranslation('members')
  const can = useCan()
  const mayManage = can('members.manage')
  const members = useQuery({ ...membersQuery, enabled: can('members.read') })
  const [opened, setOpened] = useUrlState('member')
  const [actingAs, setActingAs] = useState<Member | null>(null)
  const close = () => setOpened(undefined)
  const member = members.data?.find((one) => one.id === opened)
  if (!can('members.read')) return <EmptyList title={t('notYours')} />
  return (
    <>
      <PageHeader title={t('title')} hint={t('hint')}>
        <ExportButton list="members" />
        {mayManage ? (
          <Button size="sm" leftSection={<IconPlus size={16} />} onClick={() => setOpened(NEW)}>
            {t('invite')}
          </Button>
        ) : null}
      </PageHeader>
      <div className={list.content}>
        <Loaded query={members} skeleton={<RowsSkeleton rows={6} />}>
          {(items) => <MembersTable members={items} onOpen={setOpened} onActAs={setActingAs} />}
        </Loaded>
      </div>
      {opened === NEW && mayManage ? <InvitePanel onClose={close} /> : null}
      {member ? <MemberPanel key={member.id} member={member} onClose={close} /> : null}
      {actingAs ? <ActAsDialog user={actingAs} onClose={() => setActingAs(null)} /> : null}
    </>
  )
}
