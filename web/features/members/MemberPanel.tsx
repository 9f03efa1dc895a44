import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayGiveRole } from '../../../domain/access/index.ts'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useCan, useMe } from '../workspace/use-me.ts'
import { changeMember, inviteAgain, type Member } from './api/members.ts'
import { DeactivateDialog } from './DeactivateDialog.tsx'
import { MemberFacts } from './MemberFacts.tsx'
import { MemberFields } from './MemberFields.tsx'
import { bodyOf, type MemberValues, useGivableRoles, useMemberForm, valuesOf } from './use-member-form.ts'

/** A member: what one may see of them, and what one may change. */
export function MemberPanel(props: { member: Member; onClose: () => void }) {
  const { t } = useTranslation('members')
  const { member, onClose } = props
  const { user } = useMe()
  const mayChange = useCan()('members.manage') && mayGiveRole(user.role, member.role)
  return mayChange ? (
    <EditPanel member={member} isSelf={member.id === user.id} onClose={onClose} />
  ) : (
    <SidePanel opened onClose={onClose} title={member.name}>
      <MemberFacts member={member} />
      <p>{t('notChangeable')}</p>
    </SidePanel>
  )
}

function EditPanel(props: { member: Member; isSelf: boolean; onClose: () => void }) {
  const { t } = useTranslation('members')
  const seen = useRef(props.member)
  const { member } = props
  const form = useMemberForm(valuesOf(member))
  const roles = useGivableRoles()
  const [asking, setAsking] = useState(false)
  const { onSubmit, busy, failure } = useEditForm<MemberValues, Member>({
    form,
    send: (values) => changeMember(member.id, { ...bodyOf(values), version: seen.current.version }),
    onSaved: (saved) => {
      showDone(t('saved', { name: saved.name }))
      props.onClose()
    },
    onNewest: (current: Member) => {
      seen.current = current
      return valuesOf(current)
    },
  })
  const letBackIn = async () => {
    try {
      await changeMember(member.id, { status: 'active', version: seen.current.version })
      showDone(t('backIn', { name: member.name }))
      props.onClose()
    } catch (error) {
      showProblem(error)
    }
  }
  const mailAgain = async () => {
    try {
      await inviteAgain(member.id)
      showDone(t('invited', { email: member.email }))
    } catch (error) {
      showProblem(error)
    }
  }
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={member.name}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        <>
          {member.status === 'disabled' ? (
            <Button variant="default" onClick={letBackIn}>
              {t('letBackIn')}
            </Button>
          ) : props.isSelf ? null : (
            <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
              {t('deactivate')}
            </Button>
          )}
          {member.status === 'invited' ? (
            <Button variant="default" onClick={mailAgain}>
              {t('inviteAgain')}
            </Button>
          ) : null}
          <Button type="submit" loading={busy} disabled={!form.isDirty()} ms="auto">
            {t('save')}
          </Button>
        </>
      }
    >
      <FormFailure failure={failure} />
      <MemberFacts member={member} />
      <MemberFields form={form} roles={roles} />
      {asking ? (
        <DeactivateDialog member={member} onClose={() => setAsking(false)} onDone={props.onClose} />
      ) : null}
    </SidePanel>
  )
}
