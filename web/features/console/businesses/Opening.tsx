import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../workspace/Confirm.tsx'
import { showDone, showProblem } from '../../workspace/toast.tsx'
import { changeTenant, type Tenant } from '../api/tenants.ts'
import classes from '../Console.module.css'
import { hasRunOut } from './BusinessState.tsx'
import { SuspendDialog } from './SuspendDialog.tsx'

/** Suspends a business or lets it go on, and makes a demo account a real one. */
export function Opening(props: { tenant: Tenant }) {
  const { t } = useTranslation('console')
  const { tenant } = props
  const [asking, setAsking] = useState<'suspend' | 'convert' | null>(null)
  const [busy, setBusy] = useState(false)
  const close = () => setAsking(null)
  const change = async (body: Parameters<typeof changeTenant>[1], done: string) => {
    setBusy(true)
    try {
      await changeTenant(tenant.id, body)
      showDone(done)
      close()
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  const { name } = tenant
  const mayReactivate = tenant.status === 'suspended' && !hasRunOut(tenant)
  return (
    <>
      {tenant.isTemporary ? (
        <section className={classes.section}>
          <h3>{t('convert.title')}</h3>
          <p>{t('convert.text')}</p>
          <div>
            <Button variant="default" onClick={() => setAsking('convert')}>
              {t('convert.action')}
            </Button>
          </div>
        </section>
      ) : null}
      {tenant.status === 'active' ? (
        <section className={classes.section}>
          <h3>{t('suspend.title')}</h3>
          <p>{t('suspend.text')}</p>
          <div>
            <Button variant="light" color="red" onClick={() => setAsking('suspend')}>
              {t('suspend.action')}
            </Button>
          </div>
        </section>
      ) : null}
      {mayReactivate ? (
        <section className={classes.section}>
          <h3>{t('reactivate.title')}</h3>
          <p>{t('reactivate.text')}</p>
          <div>
            <Button
              loading={busy}
              onClick={() => change({ status: 'active' }, t('reactivate.done', { name }))}
            >
              {t('reactivate.action')}
            </Button>
          </div>
        </section>
      ) : null}
      {asking === 'suspend' ? <SuspendDialog tenant={tenant} onClose={close} /> : null}
      <Confirm
        opened={asking === 'convert'}
        title={t('convert.ask', { name })}
        action={t('convert.action')}
        busy={busy}
        onConfirm={() => change({ isTemporary: false }, t('convert.done', { name }))}
        onClose={close}
      >
        <p>{t('convert.text')}</p>
      </Confirm>
    </>
  )
}
