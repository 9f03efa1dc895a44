import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../app/server-clock.ts'
import { Status } from '../../../ui/Status.tsx'
import type { Tenant } from '../api/tenants.ts'

const TONES = { active: 'good', suspended: 'bad', pending: 'warning', archived: 'quiet' } as const

/** Whether a business is open for work; a demo account that has run out says so. */
export function BusinessState(props: { tenant: Tenant }) {
  const { t } = useTranslation('console')
  const { status } = props.tenant
  const shown = status === 'suspended' && hasRunOut(props.tenant) ? 'ranOut' : status
  return <Status tone={TONES[status]}>{t(`states.${shown}`)}</Status>
}

/** A demo account whose time is over. */
export const hasRunOut = ({ isTemporary, expiresAt }: Tenant): boolean =>
  isTemporary && expiresAt !== null && Date.parse(expiresAt) <= serverNow()
