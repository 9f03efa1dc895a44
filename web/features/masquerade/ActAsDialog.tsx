import { Button, Modal, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import dialog from '../workspace/Confirm.module.css'
import { FormFailure } from '../workspace/FormFailure.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { saysWhereFrom } from './way-back.ts'

/** Asks why one wants to act as somebody, and then goes to their host as them. */
export function ActAsDialog(props: { user: { id: string; name: string }; onClose: () => void }) {
  const { t } = useTranslation('masquerade')
  const form = useForm({
    mode: 'controlled',
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() === '' ? t('actAs.missingReason') : null) },
  })
  const { onSubmit, busy, failure } = useEditForm({
    form,
    send: ({ reason }) => api('POST /masquerade', { body: { userId: props.user.id, reason } }),
    onSaved: ({ url }) => location.assign(saysWhereFrom(url)),
  })
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('actAs.title', { name: props.user.name })}
      withCloseButton={false}
      size={480}
      classNames={{ title: dialog.title }}
    >
      <form onSubmit={onSubmit} noValidate>
        <div className={dialog.text}>
          <p>{t('actAs.text')}</p>
          <FormFailure failure={failure} />
          <Textarea
            label={t('actAs.reason')}
            placeholder={t('actAs.example')}
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
            {t('actAs.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('actAs.start')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
