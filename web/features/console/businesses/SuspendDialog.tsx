import { useTranslation } from 'react-i18next'
import { ReasonDialog } from '../../workspace/ReasonDialog.tsx'
import { showDone } from '../../workspace/toast.tsx'
import { changeTenant, type Tenant } from '../api/tenants.ts'

/** Says what suspending means, and asks why. */
export function SuspendDialog(props: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTranslation('console')
  const { id, name } = props.tenant
  return (
    <ReasonDialog
      words={{
        title: t('suspend.ask', { name }),
        text: t('suspend.text'),
        label: t('reason'),
        hint: t('suspend.reasonHint'),
        missing: t('suspend.missingReason'),
        action: t('suspend.action'),
        cancel: t('cancel'),
      }}
      danger
      send={(reason) => changeTenant(id, { status: 'suspended', reason })}
      onSaved={() => {
        showDone(t('suspend.done', { name }))
        props.onClose()
      }}
      onClose={props.onClose}
    />
  )
}
