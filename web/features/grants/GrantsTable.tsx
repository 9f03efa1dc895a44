import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../ui/format-moment.ts'
import { RoleName } from '../../ui/RoleName.tsx'
import { Status } from '../../ui/Status.tsx'
import list from '../catalog/List.module.css'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { type Grant, revokeGrants } from './api/grants.ts'
import classes from './Grants.module.css'

const TONES = { active: 'good', expired: 'quiet', revoked: 'bad' } as const

/** Grants; the active ones can be chosen, and taken back. */
export function GrantsTable(props: {
  grants: readonly Grant[]
  timeZone: string
  /** Grants of many businesses: each says of which. */
  ofMany: boolean
  chosen: ReadonlySet<string>
  onChoose: (chosen: ReadonlySet<string>) => void
}) {
  const { t } = useTranslation('grants')
  const { grants, chosen, onChoose } = props
  const active = grants.filter(({ status }) => status === 'active').map(({ id }) => id)
  const all = active.length > 0 && active.every((id) => chosen.has(id))
  const choose = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <table className={list.table}>
      <thead>
        <tr>
          {active.length > 0 ? (
            <td className={classes.check}>
              <Checkbox
                size="xs"
                aria-label={t('chooseAll')}
                checked={all}
                indeterminate={!all && chosen.size > 0}
                onChange={() => onChoose(new Set(all ? [] : active))}
              />
            </td>
          ) : null}
          <th scope="col">{t('grantee')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col" className={list.wide}>
            {t('grantor')}
          </th>
          <th scope="col" className={list.wide}>
            {t('until')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {grants.map((grant) => (
          <tr key={grant.id} className={classes.row}>
            {active.length > 0 ? (
              <td className={classes.check}>
                {grant.status === 'active' ? (
                  <Checkbox
                    size="xs"
                    aria-label={t('choose', { name: grant.grantee.name })}
                    checked={chosen.has(grant.id)}
                    onChange={() => choose(grant.id)}
                  />
                ) : null}
              </td>
            ) : null}
            <td>
              <span className={classes.name}>{grant.grantee.name}</span>
              <RoleName role={grant.grantee.role} />
            </td>
            <td className={classes.reason}>
              <span className={classes.name}>{t(`actions.${grant.action}`)}</span>
              <span className={classes.small}>{grant.reason}</span>
              {props.ofMany || !grant.tenant ? (
                <span className={classes.small}>{grant.tenant?.name ?? t('everywhere')}</span>
              ) : null}
              <span className={classes.onPhones}>
                <Until grant={grant} timeZone={props.timeZone} />
              </span>
            </td>
            <td className={list.wide}>{grant.grantor.name}</td>
            <td className={list.wide}>
              <Until grant={grant} timeZone={props.timeZone} />
            </td>
            <td className={list.number}>{grant.status === 'active' ? <Revoke grant={grant} /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Until(props: { grant: Grant; timeZone: string }) {
  const { t } = useTranslation('grants')
  const { status, revokedAt, expiresAt } = props.grant
  return (
    <>
      <span className={classes.name}>{formatMoment(revokedAt ?? expiresAt, props.timeZone)}</span>
      <Status tone={TONES[status]}>{t(`statuses.${status}`)}</Status>
    </>
  )
}

function Revoke(props: { grant: Grant }) {
  const { t } = useTranslation('grants')
  const { grantee, id } = props.grant
  const [busy, setBusy] = useState(false)
  const revoke = async () => {
    setBusy(true)
    try {
      showDone(t('revoked', { count: await revokeGrants([id]) }))
    } catch (error) {
      showProblem(error)
      setBusy(false)
    }
  }
  return (
    <Button
      size="xs"
      variant="default"
      loading={busy}
      aria-label={t('revokeOf', { name: grantee.name })}
      onClick={revoke}
    >
      {t('revoke')}
    </Button>
  )
}
