import { Radio, Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MemberRole } from './api/members.ts'
import classes from './Members.module.css'
import type { MemberForm } from './use-member-form.ts'

const CALENDARS = ['own', 'location', 'all'] as const
const CONTACTS = ['served', 'all'] as const

/** Name, role, and for staff how far they reach. `withEmail`: somebody new. */
export function MemberFields(props: { form: MemberForm; roles: MemberRole[]; withEmail?: boolean }) {
  const { t } = useTranslation(['members', 'common'])
  const { form } = props
  return (
    <>
      <TextInput
        label={t('name')}
        maxLength={120}
        required
        data-autofocus={props.withEmail || undefined}
        {...form.getInputProps('name')}
      />
      {props.withEmail ? (
        <TextInput type="email" label={t('email')} required {...form.getInputProps('email')} />
      ) : null}
      <Select
        label={t('role')}
        description={t(`roleHints.${form.values.role}`)}
        data={props.roles.map((role) => ({ value: role, label: t(`common:roles.${role}`) }))}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
      {form.values.role === 'TENANT_STAFF' ? (
        <div className={classes.reach}>
          <Radio.Group label={t('calendars')} {...form.getInputProps('calendars')}>
            <Choices of={CALENDARS} name="calendarsOf" />
          </Radio.Group>
          <Radio.Group label={t('contacts')} {...form.getInputProps('contacts')}>
            <Choices of={CONTACTS} name="contactsOf" />
          </Radio.Group>
        </div>
      ) : null}
    </>
  )
}

function Choices(props: { of: readonly string[]; name: string }) {
  const { t } = useTranslation('members')
  return props.of.map((value) => (
    <Radio key={value} value={value} label={t(`${props.name}.${value}`)} mt={8} />
  ))
}
