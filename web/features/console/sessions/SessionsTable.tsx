import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../../contract/index.ts'
import { formatMoment } from '../../../ui/format-moment.ts'
import { visitorZone } from '../../../ui/format-time.ts'
import { RoleName } from '../../../ui/RoleName.tsx'
import { deviceOf } from '../../account/device.ts'
import list from '../../catalog/List.module.css'
import classes from '../Console.module.css'

type Session = Answer<'GET /platform/sessions'>['items'][number]

/** Live sessions, the newest first; each can be chosen. */
export function SessionsTable(props: {
  sessions: readonly Session[]
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation('console')
  const { sessions, chosen, onChoose } = props
  const all = sessions.every(({ id }) => chosen.has(id))
  const choose = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <td className={classes.check}>
            <Checkbox
              size="xs"
              aria-label={t('sessions.chooseAll')}
              checked={all}
              indeterminate={!all && chosen.size > 0}
              onChange={() => onChoose(new Set(all ? [] : sessions.map(({ id }) => id)))}
            />
          </td>
          <th scope="col">{t('sessions.who')}</th>
          <th scope="col" className={list.wide}>
            {t('role')}
          </th>
          <th scope="col" className={list.wide}>
            {t('sessions.device')}
          </th>
          <th scope="col">{t('sessions.seen')}</th>
          <th scope="col" className={list.wide}>
            {t('sessions.until')}
          </th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((session) => (
          <tr key={session.id} className={classes.row}>
            <td className={classes.check}>
              <Checkbox
                size="xs"
                aria-label={t('sessions.choose', { name: session.user.name })}
                checked={chosen.has(session.id)}
                onChange={() => choose(session.id)}
              />
            </td>
            <td className={classes.cell}>
              <span className={classes.strong}>{session.user.name}</span>
              <span className={classes.small}>
                {session.realUser
                  ? t('sessions.by', { name: session.realUser.name, reason: session.reason ?? '' })
                  : session.user.email}
              </span>
            </td>
            <td className={list.wide}>
              <RoleName role={session.user.role} />
            </td>
            <td className={list.wide}>
              {session.userAgent ? deviceOf(session.userAgent) : t('sessions.unknown')}
              <span className={classes.small}>{session.ip}</span>
            </td>
            <td>{formatMoment(session.lastSeenAt, visitorZone())}</td>
            <td className={`${list.wide} ${list.soft}`}>{formatMoment(session.expiresAt, visitorZone())}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
