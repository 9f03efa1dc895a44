import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { membersQuery } from '../members/api/members.ts'
import { EmptyList } from '../workspace/EmptyList.tsx'
import { useCan, useTenant } from '../workspace/use-me.ts'
import { AuditLog } from './AuditLog.tsx'

/** The business's log: what happened, who did it, and for whom. */
export function AuditPage() {
  const { t } = useTranslation('audit')
  return useCan()('audit.read') ? <Log /> : <EmptyList title={t('notYours')} />
}

function Log() {
  const { t } = useTranslation('audit')
  const can = useCan()
  const people = useQuery(membersQuery)
  return (
    <AuditLog
      name="business"
      hint={t('hint')}
      timeZone={useTenant().timeZone}
      people={people.data ?? []}
      mayExport={can('data.export')}
      read={(query, signal) => api('GET /audit', { query, signal })}
    />
  )
}
