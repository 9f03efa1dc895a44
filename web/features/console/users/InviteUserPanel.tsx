import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { isPlatformRole, type Role } from '../../../../domain/access/index.ts'
import { FormFailure } from '../../workspace/FormFailure.tsx'
import { SidePanel } from '../../workspace/SidePanel.tsx'
import { showDone } from '../../workspace/toast.tsx'
import { useEditForm } from '../../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../../workspace/use-idempotency-key.ts'
import { useCan } from '../../workspace/use-me.ts'
import { inviteUser, type PlatformUser } from '../api/users.ts'
import { BusinessField } from '../BusinessField.tsx'
import { useGivableRoles } from './use-givable-roles.ts'

interface Values {
  name: string
  email: string
  role: Role
  tenantId: string
}

/** Invites somebody by mail: to the platform, or to a business by those who may manage its members. */
export function InviteUserPanel(props: { onClose: () => void }) {
  const { t } = useTranslation(['console', 'common'])
  const platform = useGivableRoles(true)
  const members = useGivableRoles(false)
  const roles = useCan()('members.manage') ? [...platform, ...members] : platform
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: { name: '', email: '', role: platform.at(-1) as Role, tenantId: '' },
  })
  const keyFor = useIdempotencyKey()
  const ofBusiness = !isPlatformRole(form.values.role)
  const { onSubmit, busy, failure } = useEditForm<Values, PlatformUser>({
    form,
    send: ({ tenantId, ...rest }) => {
      const body = { ...rest, tenantId: ofBusiness && tenantId ? tenantId : null }
      return inviteUser(body, keyFor(body))
    },
    onSaved: ({ email }) => {
      showDone(t('users.invited', { email }))
      props.onClose()
    },
  })
  return (
    <SidePanel
      opened
      onClose={props.onClose}
      title={t('users.invite')}
      dirty={form.isDirty()}
      onSubmit={onSubmit}
      footer={
        <Button type="submit" loading={busy} ms="auto">
          {t('users.send')}
        </Button>
      }
    >
      <FormFailure failure={failure} />
      <TextInput label={t('name')} maxLength={120} required data-autofocus {...form.getInputProps('name')} />
      <TextInput type="email" label={t('email')} required {...form.getInputProps('email')} />
      <Select
        label={t('role')}
        data={roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      {ofBusiness ? (
        <BusinessField label={t('business')} required {...form.getInputProps('tenantId')} />
      ) : null}
    </SidePanel>
  )
}
