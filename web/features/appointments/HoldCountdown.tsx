import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { useCountdown } from '../booking/use-countdown.ts'

/** How long a customer still holds a time. */
export function HoldCountdown(props: { expiresAt: string }) {
  const { t } = useTranslation('appointments')
  const left = useCountdown(Date.parse(props.expiresAt))
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <Notice tone="neutral">
      <p>{left > 0 ? t('visit.held', { left: clock }) : t('visit.holdOver')}</p>
    </Notice>
  )
}
