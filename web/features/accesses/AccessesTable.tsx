import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { formatMoment } from '../../ui/format-moment.ts'
import { RoleName } from '../../ui/RoleName.tsx'
import { Status } from '../../ui/Status.tsx'
import list from '../catalog/List.module.css'
import { formatMinutes } from '../workspace/format.ts'
import { useTenant } from '../workspace/use-me.ts'
import classes from './Accesses.module.css'

type Access = Answer<'GET /accesses'>['items'][number]

/** Accesses, the newest first. */
export function AccessesTable(props: { accesses: readonly Access[] }) {
  const { t } = useTranslation('accesses')
  const { timeZone } = useTenant()
  return (
    <table className={list.table}>
      <thead>
        <tr>
          <th scope="col">{t('who')}</th>
          <th scope="col" className={list.wide}>
            {t('as')}
          </th>
          <th scope="col">{t('why')}</th>
          <th scope="col">{t('when')}</th>
        </tr>
      </thead>
      <tbody>
        {props.accesses.map((access) => (
          <tr key={access.number} className={classes.row}>
            <td>
              <span className={classes.name}>{access.realUser.name}</span>
              <span className={classes.small}>
                <RoleName role={access.realUser.role} />
              </span>
              <span className={classes.onPhones}>
                {access.actedAs ? t('asName', { name: access.actedAs.name }) : t('asThemselves')}
              </span>
            </td>
            <td className={list.wide}>
              <span className={classes.name}>{access.actedAs?.name ?? t('asThemselves')}</span>
              {access.actedAs ? (
                <span className={classes.small}>
                  <RoleName role={access.actedAs.role} />
                </span>
              ) : null}
            </td>
            <td className={classes.reason}>
              {access.read ? <span className={classes.name}>{access.read}</span> : null}
              {access.reason}
            </td>
            <td>
              <time dateTime={access.startedAt} className={classes.name}>
                {formatMoment(access.startedAt, timeZone)}
              </time>
              <span className={classes.small}>
                {access.read ? null : access.endedAt ? (
                  t('lasted', { time: formatMinutes(minutesOf(access.startedAt, access.endedAt)) })
                ) : (
                  <Status tone="warning">{t('now')}</Status>
                )}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const minutesOf = (start: string, end: string) =>
  Math.max(1, Math.round((Date.parse(end) - Date.parse(start)) / 60_000))
