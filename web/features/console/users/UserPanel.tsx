import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoment } from '../../../ui/format-moment.ts'
import { visitorZone } from '../../../ui/format-time.ts'
import { ProblemNotice } from '../../../ui/ProblemNotice.tsx'
import { RoleName } from '../../../ui/RoleName.tsx'
import { Confirm } from '../../workspace/Confirm.tsx'
import { SidePanel } from '../../workspace/SidePanel.tsx'
import { showDone } from '../../workspace/toast.tsx'
import { useCan } from '../../workspace/use-me.ts'
import { changeUser, type PlatformUser } from '../api/users.ts'
import classes from '../Console.module.css'
import { UserForm } from './UserForm.tsx'
import { UserState } from './UserState.tsx'

/** A user: what one may see of them, and what one may change. */
export function UserPanel(props: { user: PlatformUser; onClose: () => void }) {
  const { t } = useTranslation('console')
  const { user, onClose } = props
  return (
    <SidePanel opened onClose={onClose} title={user.name}>
      <Facts user={user} />
      {user.mayManage ? (
        <>
          <UserForm user={user} onSaved={onClose} />
          <Shutting user={user} onDone={onClose} />
        </>
      ) : (
        <p className={classes.section}>{t('users.notChangeable')}</p>
      )}
    </SidePanel>
  )
}

function Facts(props: { user: PlatformUser }) {
  const { t } = useTranslation('console')
  const { id, email, role, tenant, secondFactor, lastSignInAt } = props.user
  const can = useCan()
  return (
    <dl className={classes.facts}>
      <dt>{t('email')}</dt>
      <dd>{email}</dd>
      <dt>{t('role')}</dt>
      <dd>
        <RoleName role={role} />
      </dd>
      <dt>{t('business')}</dt>
      <dd>
        {tenant ? (
          <Link to="/console/businesses" search={{ tenant: tenant.id } as never}>
            {tenant.name}
          </Link>
        ) : (
          t('users.platform')
        )}
      </dd>
      <dt>{t('state')}</dt>
      <dd>
        <UserState user={props.user} />
      </dd>
      <dt>{t('users.secondFactor')}</dt>
      <dd>{t(secondFactor ? 'users.on' : 'users.off')}</dd>
      <dt>{t('users.lastSignIn')}</dt>
      <dd>{lastSignInAt ? formatMoment(lastSignInAt, visitorZone()) : t('users.never')}</dd>
      {can('platform.users.manage') ? (
        <>
          <dt>{t('sessions.title')}</dt>
          <dd>
            <Link to="/console/sessions" search={{ user: id } as never}>
              {t('users.theirSessions')}
            </Link>
          </dd>
        </>
      ) : null}
    </dl>
  )
}

/** Shuts somebody out, after asking, or lets them back in. */
function Shutting(props: { user: PlatformUser; onDone: () => void }) {
  const { t } = useTranslation('console')
  const { id, name, status, version } = props.user
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const disabled = status === 'disabled'
  const change = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await changeUser(id, { status: disabled ? 'active' : 'disabled', version })
      showDone(t(disabled ? 'users.backIn' : 'users.shutOut', { name }))
      props.onDone()
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <section className={classes.section}>
      <h3>{t(disabled ? 'users.letBackIn' : 'users.shut')}</h3>
      <p>{t(disabled ? 'users.letBackInText' : 'users.shutText')}</p>
      {problem && !asking ? <ProblemNotice error={problem} /> : null}
      <div>
        {disabled ? (
          <Button variant="default" loading={busy} onClick={change}>
            {t('users.letBackIn')}
          </Button>
        ) : (
          <Button variant="light" color="red" onClick={() => setAsking(true)}>
            {t('users.shut')}
          </Button>
        )}
      </div>
      <Confirm
        opened={asking}
        title={t('users.shutAsk', { name })}
        action={t('users.shut')}
        danger
        busy={busy}
        onConfirm={change}
        onClose={() => setAsking(false)}
      >
        <p>{t('users.shutText')}</p>
        {problem ? <ProblemNotice error={problem} /> : null}
      </Confirm>
    </section>
  )
}
