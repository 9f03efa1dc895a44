import { useTranslation } from 'react-i18next'
import { Confirm } from '../workspace/Confirm.tsx'
import { AffectedVisits } from './AffectedVisits.tsx'
import type { Affected } from './catalog.types.ts'

/** A change would strand visits: shows them, and asks whether to make it regardless. */
export function StrandedDialog(props: {
  affected: readonly Affected[]
  busy: boolean
  onConfirm: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('catalog')
  return (
    <Confirm
      opened={props.affected.length > 0}
      title={t('affected.ask')}
      action={t('regardless')}
      busy={props.busy}
      onConfirm={props.onConfirm}
      onClose={props.onClose}
    >
      <AffectedVisits affected={props.affected} />
    </Confirm>
  )
}
