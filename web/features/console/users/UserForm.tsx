import { Button, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isPlatformRole, ROLES, type Role } from '../../../../domain/access/index.ts'
import { FormFailure } from '../../workspace/FormFailure.tsx'
import { showDone } from '../../workspace/toast.tsx'
import { useEditForm } from '../../workspace/use-edit-form.ts'
import { changeUser, type PlatformUser } from '../api/users.ts'
import classes from '../Console.module.css'
import { useGivableRoles } from './use-givable-roles.ts'

interface Values {
  name: string
  role: Role
}
const valuesOf = ({ name, role }: PlatformUser): Values => ({ name, role })

/** Name and role of a user; a role stays on the side, platform or business, where it is. */
export function UserForm(props: { user: PlatformUser; onSaved: () => void }) {
  const { t } = useTranslation(['console', 'common'])
  const { user } = props
  const seen = useRef(user)
  const givable = useGivableRoles(isPlatformRole(user.role))
  const form = useForm<Values>({ mode: 'controlled', initialValues: valuesOf(user) })
  const { onSubmit, busy, failure } = useEditForm<Values, PlatformUser>({
    form,
    send: (values) => changeUser(user.id, { ...values, version: seen.current.version }),
    onSaved: ({ name }) => {
      showDone(t('saved', { name }))
      props.onSaved()
    },
    onNewest: (current: PlatformUser) => {
      seen.current = current
      return valuesOf(current)
    },
  })
  // A customer is no member, and no member becomes one.
  const roles = user.role === 'CUSTOMER' ? ROLES.slice(-1) : givable
  return (
    <form className={`${classes.section} ${classes.fields}`} onSubmit={onSubmit} noValidate>
      <FormFailure failure={failure} />
      <TextInput label={t('name')} maxLength={120} required {...form.getInputProps('name')} />
      <Select
        label={t('role')}
        data={roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      <div>
        <Button type="submit" loading={busy} disabled={!form.isDirty()}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
