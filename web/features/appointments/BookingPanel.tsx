import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCan } from '../workspace/use-me.ts'
import type { Appointment } from './api/appointments.ts'
import { BlockForm } from './BlockForm.tsx'
import { BookingForm } from './BookingForm.tsx'
import type { BookingStart } from './use-booking.ts'

type What = 'visit' | 'block'

/** Books a visit, or takes time out: what one does with an empty stretch of the calendar. */
export function BookingPanel(props: {
  from: BookingStart
  onClose: () => void
  onBooked: (visit: Appointment) => void
}) {
  const { t } = useTranslation('appointments')
  const can = useCan()
  const kinds = (['visit', 'block'] as const).filter((kind) =>
    can(kind === 'visit' ? 'appointments.book' : 'blocks.write'),
  )
  const [what, setWhat] = useState<What>(
    kinds.find((kind) => kind === props.from.what) ?? kinds[0] ?? 'visit',
  )
  const choice =
    kinds.length > 1 ? (
      <SegmentedControl
        fullWidth
        value={what}
        onChange={(value) => setWhat(value as What)}
        data={kinds.map((kind) => ({ value: kind, label: t(`panel.${kind}`) }))}
        aria-label={t('panel.what')}
      />
    ) : null
  return what === 'visit' ? (
    <BookingForm {...props} choice={choice} />
  ) : (
    <BlockForm from={props.from} onClose={props.onClose} choice={choice} />
  )
}
