import { type UseFormReturnType, useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { mayGiveRole } from '../../../domain/access/index.ts'
import { useMe } from '../workspace/use-me.ts'
import type { Member, MemberRole } from './api/members.ts'

export interface MemberValues {
  name: string
  email: string
  role: MemberRole
  calendars: Member['calendars']
  contacts: Member['contacts']
}
export type MemberForm = UseFormReturnType<MemberValues>

const ROLES: MemberRole[] = ['TENANT_OWNER', 'TENANT_MANAGER', 'TENANT_STAFF']

/** The roles that one may give: none above one's own. */
export function useGivableRoles(): MemberRole[] {
  const { user } = useMe()
  return ROLES.filter((role) => mayGiveRole(user.role, role))
}

export const NEW_MEMBER: MemberValues = {
  name: '',
  email: '',
  role: 'TENANT_STAFF',
  calendars: 'own',
  contacts: 'served',
}

export const valuesOf = ({ name, email, role, calendars, contacts }: Member): MemberValues => ({
  name,
  email,
  role: role as MemberRole,
  calendars,
  contacts,
})

/** The values as the API takes them: only staff have a reach of their own. */
export const bodyOf = ({ name, role, calendars, contacts }: MemberValues) => ({
  name,
  role,
  ...(role === 'TENANT_STAFF' ? { calendars, contacts } : {}),
})

/** The form of a member. */
export function useMemberForm(initialValues: MemberValues): MemberForm {
  const { t } = useTranslation('members')
  return useForm<MemberValues>({
    mode: 'controlled',
    initialValues,
    validate: {
      name: (name) => (name.trim() === '' ? t('missingName') : null),
      email: (email) => (email.trim() === '' ? t('missingEmail') : null),
    },
  })
}
