import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import { usePages } from '../../../ui/use-pages.ts'
import list from '../../catalog/List.module.css'
import { Confirm } from '../../workspace/Confirm.tsx'
import { EmptyList } from '../../workspace/EmptyList.tsx'
import { PageHeader } from '../../workspace/PageHeader.tsx'
import { showDone, showProblem } from '../../workspace/toast.tsx'
import { useUrlState } from '../../workspace/use-url-state.ts'
import { ConsoleList } from '../ConsoleList.tsx'
import { SessionsTable } from './SessionsTable.tsx'

const KEY = ['platform', 'sessions']
/** As many as the API ends at once. */
const MOST = 500

/** Who is signed in, everywhere; sessions are ended one by one or many at once. */
export function SessionsPage() {
  const { t } = useTranslation('console')
  const [user, setUser] = useUrlState('user')
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const sessions = usePages([...KEY, user ?? ''], (page, signal) =>
    api('GET /platform/sessions', { query: { ...(user ? { userId: user } : {}), ...page }, signal }),
  )
  const revoke = async () => {
    setBusy(true)
    try {
      const { revoked } = await api('POST /platform/sessions/revoke', {
        body: { ids: [...chosen].slice(0, MOST) },
      })
      showDone(t('sessions.ended', { count: revoked }))
      setChosen(new Set())
      await queryClient.invalidateQueries({ queryKey: KEY })
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
      setAsking(false)
    }
  }
  return (
    <>
      <PageHeader title={t('sessions.title')} hint={t('sessions.hint')} />
      <div className={list.filters}>
        {user ? (
          <Button size="sm" variant="light" onClick={() => setUser(undefined)}>
            {t('sessions.onlyOf', {
              name: sessions.data?.find((one) => one.user.id === user)?.user.name ?? '…',
            })}
          </Button>
        ) : null}
        <Button size="sm" color="red" disabled={chosen.size === 0} onClick={() => setAsking(true)}>
          {t('sessions.end', { count: chosen.size })}
        </Button>
      </div>
      <ConsoleList list={sessions} empty={<EmptyList title={t('sessions.empty')} />}>
        {(items) => <SessionsTable sessions={items} chosen={chosen} onChoose={setChosen} />}
      </ConsoleList>
      <Confirm
        opened={asking}
        title={t('sessions.ask', { count: chosen.size })}
        action={t('sessions.end', { count: chosen.size })}
        danger
        busy={busy}
        onConfirm={revoke}
        onClose={() => setAsking(false)}
      >
        <p>{t('sessions.askText')}</p>
      </Confirm>
    </>
  )
}
