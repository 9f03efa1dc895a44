import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { visitorZone } from '../../ui/format-time.ts'
import { AuditLog } from '../audit/AuditLog.tsx'
import { operatorsQuery } from './api/users.ts'

/** The platform's own log. */
export function ConsoleAudit() {
  const { t } = useTranslation('console')
  const people = useQuery(operatorsQuery)
  return (
    <AuditLog
      name="platform"
      hint={t('auditHint')}
      timeZone={visitorZone()}
      people={people.data ?? []}
      mayExport={false}
      read={(query, signal) => api('GET /platform/audit', { query, signal })}
    />
  )
}
