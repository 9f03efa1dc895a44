import { useTranslation } from 'react-i18next'
import { Status } from '../../../ui/Status.tsx'
import type { PlatformUser } from '../api/users.ts'

const TONES = { active: 'good', invited: 'warning', disabled: 'quiet' } as const

/** Whether an account can be used. */
export function UserState(props: { user: PlatformUser }) {
  const { t } = useTranslation('console')
  const { status } = props.user
  return <Status tone={TONES[status]}>{t(`userStates.${status}`)}</Status>
}
