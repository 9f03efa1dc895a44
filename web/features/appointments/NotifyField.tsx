import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNotifies } from './notify-choice.ts'

/** Asks whether the customer is told; the answer is remembered while the tab is open, for what is dragged too. */
export function NotifyField() {
  const { t } = useTranslation('hands')
  const [value, choose] = useNotifies()
  return (
    <Checkbox
      label={t('notify.label')}
      description={t('notify.hint')}
      checked={value}
      onChange={(event) => choose(event.currentTarget.checked)}
    />
  )
}
