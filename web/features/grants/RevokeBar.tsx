import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { revokeGrants } from './api/grants.ts'

/** Takes all of the chosen permissions back at once. */
export function RevokeBar(props: { ids: string[]; onDone: () => void }) {
  const { t } = useTranslation('grants')
  const [busy, setBusy] = useState(false)
  if (props.ids.length === 0) return null
  const revoke = async () => {
    setBusy(true)
    try {
      showDone(t('revoked', { count: await revokeGrants(props.ids) }))
      props.onDone()
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="sm" color="red" loading={busy} onClick={revoke}>
      {t('revokeChosen', { count: props.ids.length })}
    </Button>
  )
}
