import { TagsInput, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { tagsQuery } from './api/customers.ts'
import classes from './Customers.module.css'
import type { CustomerForm } from './use-customer-form.ts'

/** What the business knows about a customer. */
export function CustomerFields(props: {
  form: CustomerForm
  readOnly?: boolean
  autoFocus?: boolean
  /** Has no email: the household's is theirs. */
  isOfHousehold?: boolean
}) {
  const { t } = useTranslation('customers')
  const { form, readOnly = false } = props
  const tags = useQuery(tagsQuery).data ?? []
  return (
    <div className={classes.form}>
      <TextInput
        label={t('name')}
        maxLength={120}
        required
        readOnly={readOnly}
        data-autofocus={props.autoFocus || undefined}
        autoComplete="off"
        {...form.getInputProps('name')}
      />
      {props.isOfHousehold ? null : (
        <TextInput
          label={t('email')}
          type="email"
          readOnly={readOnly}
          autoComplete="off"
          {...form.getInputProps('email')}
        />
      )}
      <TextInput
        label={t('phone')}
        type="tel"
        maxLength={40}
        readOnly={readOnly}
        autoComplete="off"
        {...form.getInputProps('phone')}
      />
      <TagsInput
        label={t('tags')}
        data={tags}
        maxTags={50}
        readOnly={readOnly}
        {...form.getInputProps('tags')}
      />
      <Textarea
        label={t('notes')}
        description={t('notesHint')}
        autosize
        minRows={3}
        maxLength={5000}
        readOnly={readOnly}
        {...form.getInputProps('internalNotes')}
      />
    </div>
  )
}
