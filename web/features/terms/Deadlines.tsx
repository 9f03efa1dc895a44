import { useTranslation } from 'react-i18next'
import { serverNow } from '../../app/server-clock.ts'
import { formatShort, zoneName } from '../../ui/format-time.ts'

/** Until when customers may cancel and move a visit themselves, or that they can't any more. */
export function Deadlines(props: {
  /** RFC 3339; null: not bound. */
  cancelUntil: string | null
  rescheduleUntil: string | null
  timeZone: string
  className: string | undefined
}) {
  const { t } = useTranslation('terms')
  const { cancelUntil, rescheduleUntil, timeZone } = props
  const said = (way: 'cancel' | 'move', until: string) =>
    t(`${way}.${Date.parse(until) < serverNow() ? 'over' : 'until'}`, {
      time: formatShort(until, timeZone),
      zone: zoneName(timeZone),
    })
  return (
    <>
      {cancelUntil ? <p className={props.className}>{said('cancel', cancelUntil)}</p> : null}
      {rescheduleUntil ? <p className={props.className}>{said('move', rescheduleUntil)}</p> : null}
    </>
  )
}
