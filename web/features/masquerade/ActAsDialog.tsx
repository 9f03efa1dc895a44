import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { ReasonDialog } from '../workspace/ReasonDialog.tsx'
import { saysWhereFrom } from './way-back.ts'

/** Asks why one wants to act as somebody, and then goes to their host as them. */
export function ActAsDialog(props: { user: { id: string; name: string }; onClose: () => void }) {
  const { t } = useTranslation('masquerade')
  return (
    <ReasonDialog
      words={{
        title: t('actAs.title', { name: props.user.name }),
        text: t('actAs.text'),
        label: t('actAs.reason'),
        example: t('actAs.example'),
        missing: t('actAs.missingReason'),
        action: t('actAs.start'),
        cancel: t('actAs.cancel'),
      }}
      send={(reason) => api('POST /masquerade', { body: { userId: props.user.id, reason } })}
      onSaved={({ url }) => location.assign(saysWhereFrom(url))}
      onClose={props.onClose}
    />
  )
}
