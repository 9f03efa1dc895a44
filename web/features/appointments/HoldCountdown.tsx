import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { Notice } from '../../ui/Notice.tsx'

/** How long a customer still holds a time. */
export function HoldCountdown(props: { expiresAt: string }) {
  const { t } = useTranslation('appointments')
  const left = useSecondsUntil(Date.parse(props.expiresAt))
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <Notice tone="neutral">
      <p>{left > 0 ? t('visit.held', { left: clock }) : t('visit.holdOver')}</p>
    </Notice>
  )
}

function useSecondsUntil(endMs: number): number {
  const secondsLeft = () => Math.max(0, Math.ceil((endMs - serverNow()) / 1000))
  const [left, setLeft] = useState(secondsLeft)
  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((endMs - serverNow()) / 1000))), 1000)
    return () => clearInterval(timer)
  }, [endMs])
  return left
}
