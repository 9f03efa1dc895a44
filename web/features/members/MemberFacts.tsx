import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../ui/format-moment.ts'
import { RoleName } from '../../ui/RoleName.tsx'
import { useTenant } from '../workspace/use-me.ts'
import type { Member } from './api/members.ts'
import classes from './Members.module.css'

/** What is known of a member and isn't changed here. */
export function MemberFacts(props: { member: Member }) {
  const { t } = useTranslation('members')
  const { timeZone } = useTenant()
  const { email, role, status, lastSignInAt } = props.member
  return (
    <dl className={classes.facts}>
      <dt>{t('email')}</dt>
      <dd>{email}</dd>
      <dt>{t('role')}</dt>
      <dd>
        <RoleName role={role} />
      </dd>
      <dt>{t('status')}</dt>
      <dd>{t(`statuses.${status}`)}</dd>
      <dt>{t('lastSignIn')}</dt>
      <dd>{lastSignInAt ? formatMoment(lastSignInAt, timeZone) : t('never')}</dd>
    </dl>
  )
}
