import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { formatShort, zoneName } from '../../ui/format-time.ts'

const HOUR = 3_600_000

/** Until when customers may cancel and move a visit themselves, or from how many hours before it on they can't. */
export function Deadlines(props: {
  /** All RFC 3339; null: not bound. */
  start: string
  cancelUntil: string | null
  rescheduleUntil: string | null
  timeZone: string
  className: string | undefined
}) {
  const { t } = useTranslation('terms')
  const { start, cancelUntil, rescheduleUntil, timeZone } = props
  const said = (way: 'cancel' | 'move', until: string) =>
    t(`${way}.${Date.parse(until) < serverNow() ? 'over' : 'until'}`, {
      time: formatShort(until, timeZone),
      zone: zoneName(timeZone),
      hours: Math.round((Date.parse(start) - Date.parse(until)) / HOUR),
    })
  return (
    <>
      {cancelUntil ? <p className={props.className}>{said('cancel', cancelUntil)}</p> : null}
      {rescheduleUntil ? <p className={props.className}>{said('move', rescheduleUntil)}</p> : null}
    </>
  )
}
