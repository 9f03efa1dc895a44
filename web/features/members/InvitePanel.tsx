import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { SidePanel } from '../workspace/SidePanel.tsx'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { inviteMember, type Member } from './api/members.ts'
import { MemberFields } from './MemberFields.tsx'
import { bodyOf, type MemberValues, NEW_MEMBER, useGivableRoles, useMemberForm } from './use-member-form.ts'

/** Invites somebody by mail. */
export function InvitePanel(props: { onClose: () => void }) {
  const { t } = useTranslation('members')
  const form = useMemberForm(NEW_MEMBER)
  const roles = useGivableRoles()
  const keyFor = useIdempotencyKey()
  const { onSubmit, busy, failure } = useEditForm<MemberValues, Member>({
    form,
    send: (values) => {
      const body = { ...bodyOf(values), email: values.email }
      return inviteMember(body, keyFor(body))
    },
    onSaved: (member) => {
      showDone(t('invited', { email: member.email }))
      props.onClose()
    },
  })
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('invite')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        <Button type="submit" loading={busy} ms="auto">
          {t('sendInvitation')}
        </Button>
      }
    >
      <FormFailure failure={failure} />
      <MemberFields form={form} roles={roles} withEmail />
    </SidePanel>
  )
}
