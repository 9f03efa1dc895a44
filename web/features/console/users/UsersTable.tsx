import { Button, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../../ui/format-moment.ts'
import { visitorZone } from '../../../ui/format-time.ts'
import { RoleName } from '../../../ui/RoleName.tsx'
import list from '../../catalog/List.module.css'
import type { PlatformUser } from '../api/users.ts'
import classes from '../Console.module.css'
import { UserState } from './UserState.tsx'

/** Users by name, with the way in as those whom one may act as. */
export function UsersTable(props: {
  users: readonly PlatformUser[]
  onOpen: (user: PlatformUser) => void
  onActAs: (user: PlatformUser) => void
}) {
  const { t } = useTranslation(['console', 'masquerade'])
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('role')}</th>
          <th scope="col" className={list.wide}>
            {t('business')}
          </th>
          <th scope="col" className={list.wide}>
            {t('state')}
          </th>
          <th scope="col" className={list.wide}>
            {t('users.lastSignIn')}
          </th>
          <th scope="col" className={list.number}>
            <span className={classes.unseen}>{t('actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.users.map((user) => (
          <tr
            key={user.id}
            className={`${list.row} ${classes.row}`}
            data-archived={user.status === 'disabled' || undefined}
          >
            <td className={`${list.main} ${classes.cell}`}>
              <UnstyledButton className={list.open} onClick={() => props.onOpen(user)}>
                {user.name}
              </UnstyledButton>
              <span className={classes.small}>{user.email}</span>
            </td>
            <td>
              <RoleName role={user.role} />
              <span className={classes.onPhones}>
                <span className={classes.small}>{user.tenant?.name ?? t('users.platform')}</span>
              </span>
            </td>
            <td className={`${list.wide} ${classes.cell}`}>
              <span className={classes.small}>{user.tenant?.name ?? t('users.platform')}</span>
            </td>
            <td className={list.wide}>
              <UserState user={user} />
            </td>
            <td className={`${list.wide} ${list.soft}`}>
              {user.lastSignInAt ? formatMoment(user.lastSignInAt, visitorZone()) : t('users.never')}
            </td>
            <td className={list.number}>
              {user.mayMasquerade ? (
                <Button
                  size="xs"
                  variant="default"
                  className={classes.above}
                  aria-label={t('masquerade:actAs.actionFor', { name: user.name })}
                  onClick={() => props.onActAs(user)}
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
