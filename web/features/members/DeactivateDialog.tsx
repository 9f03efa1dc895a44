import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { Confirm } from '../workspace/Confirm.tsx'
import { showDone } from '../workspace/toast.tsx'
import { type Member, removeMember } from './api/members.ts'

/** Asks before a member is shut out. */
export function DeactivateDialog(props: { member: Member; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation('members')
  const { name, id } = props.member
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const deactivate = async () => {
    setBusy(true)
    try {
      await removeMember(id)
      showDone(t('deactivated', { name }))
      props.onDone()
    } catch (error) {
      setProblem(error)
      setBusy(false)
    }
  }
  return (
    <Confirm
      opened
      title={t('deactivateTitle', { name })}
      action={t('deactivate')}
      danger
      busy={busy}
      onConfirm={deactivate}
      onClose={props.onClose}
    >
      <p>{t('deactivateText')}</p>
      {problem ? <ProblemNotice error={problem} /> : null}
    </Confirm>
  )
}
