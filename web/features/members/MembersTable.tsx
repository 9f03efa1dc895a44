import { Button, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../ui/format-moment.ts'
import { RoleName } from '../../ui/RoleName.tsx'
import { Status } from '../../ui/Status.tsx'
import list from '../catalog/List.module.css'
import { useTenant } from '../workspace/use-me.ts'
import type { Member } from './api/members.ts'
import classes from './Members.module.css'

const TONES = { active: 'good', invited: 'warning', disabled: 'quiet' } as const

/** The members by name, with the way in as those whom one may act as. */
export function MembersTable(props: {
  members: readonly Member[]
  onOpen: (id: string) => void
  onActAs: (member: Member) => void
}) {
  const { t } = useTranslation(['members', 'masquerade'])
  const { timeZone } = useTenant()
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('role')}</th>
          <th scope="col" className={list.wide}>
            {t('status')}
          </th>
          <th scope="col" className={list.wide}>
            {t('lastSignIn')}
          </th>
          <th scope="col" className={list.number}>
            <span className={classes.unseen}>{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.members.map((member) => (
          <tr key={member.id} className={list.row} data-archived={member.status === 'disabled' || undefined}>
            <td className={list.main}>
              <UnstyledButton className={list.open} onClick={() => props.onOpen(member.id)}>
                {member.name}
              </UnstyledButton>
              <span className={classes.email}>{member.email}</span>
            </td>
            <td>
              <RoleName role={member.role} />
            </td>
            <td className={list.wide}>
              <Status tone={TONES[member.status]}>{t(`statuses.${member.status}`)}</Status>
            </td>
            <td className={`${list.wide} ${list.soft}`}>
              {member.lastSignInAt ? formatMoment(member.lastSignInAt, timeZone) : t('never')}
            </td>
            <td className={list.number}>
              {member.mayMasquerade ? (
                <Button
                  size="xs"
                  variant="default"
                  className={classes.above}
                  aria-label={t('masquerade:actAs.actionFor', { name: member.name })}
                  onClick={() => props.onActAs(member)}
                >
                  {t('masquerade:actAs.action')}
                </Button>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
