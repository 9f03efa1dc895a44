import { Button, Modal, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import type { ReactNode } from 'react'
import dialog from './Confirm.module.css'
import { FormFailure } from './FormFailure.tsx'
import { useEditForm } from './use-edit-form.ts'

interface Words {
  title: string
  text: ReactNode
  /** Of the field, with what helps to fill it in. */
  label: string
  hint?: string
  example?: string
  missing: string
  action: string
  cancel: string
}

/** Asks before something is done that others must be able to understand later: nothing happens without a reason. */
export function ReasonDialog<Saved>(props: {
  words: Words
  danger?: boolean
  send: (reason: string) => Promise<Saved>
  onSaved: (saved: Saved) => void
  onClose: () => void
}) {
  const { words } = props
  const form = useForm({
    mode: 'controlled',
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() === '' ? words.missing : null) },
  })
  const { onSubmit, busy, failure } = useEditForm({
    form,
    send: ({ reason }) => props.send(reason),
    onSaved: props.onSaved,
  })
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={words.title}
      withCloseButton={false}
      size={480}
      classNames={{ title: dialog.title }}
    >
      <form onSubmit={onSubmit} noValidate>
        <div className={dialog.text}>
          <p>{words.text}</p>
          <FormFailure failure={failure} />
          <Textarea
            label={words.label}
            description={words.hint}
            placeholder={words.example}
            maxLength={500}
            autosize
            minRows={2}
            required
            data-autofocus
            {...form.getInputProps('reason')}
          />
        </div>
        <div className={dialog.actions}>
          <Button variant="default" onClick={props.onClose}>
            {words.cancel}
          </Button>
          <Button type="submit" {...(props.danger ? { color: 'red' } : {})} loading={busy}>
            {words.action}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
