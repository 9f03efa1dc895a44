import { Button, Modal, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import dialog from '../../workspace/Confirm.module.css'
import { FormFailure } from '../../workspace/FormFailure.tsx'
import { showDone } from '../../workspace/toast.tsx'
import { useEditForm } from '../../workspace/use-edit-form.ts'
import { changeTenant, type Tenant } from '../api/tenants.ts'

/** Says what suspending means, and asks why. */
export function SuspendDialog(props: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation('console')
  const { id, name } = props.tenant
  const form = useForm({
    mode: 'controlled',
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() === '' ? t('suspend.missingReason') : null) },
  })
  const { onSubmit, busy, failure } = useEditForm({
    form,
    send: ({ reason }) => changeTenant(id, { status: 'suspended', reason }),
    onSaved: () => {
      showDone(t('suspend.done', { name }))
      props.onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('suspend.ask', { name })}
      withCloseButton={false}
      size={480}
      classNames={{ title: dialog.title }}
    >
      <form onSubmit={onSubmit} noValidate>
        <div className={dialog.text}>
          <p>{t('suspend.text')}</p>
          <FormFailure failure={failure} />
          <Textarea
            label={t('reason')}
            description={t('suspend.reasonHint')}
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
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" loading={busy}>
            {t('suspend.action')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
