import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { isProblem } from '../../app/api.ts'
import { FocusHeading } from '../../ui/FocusHeading.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import type { VisitSearch } from '../availability/free-times.ts'
import { NextSlots } from '../availability/NextSlots.tsx'
import { SlotPicker } from '../availability/SlotPicker.tsx'
import { askedAlong } from './booking-state.ts'
import { useBooking } from './booking-store.ts'
import classes from './TimeStep.module.css'
import { timeZoneOf } from './time-zone-of.ts'
import { useChangeOfMind, useHold } from './use-hold.ts'

const route = getRouteApi('/')

/** When: a month, a day's times; the one that is chosen is held. */
export function TimeStep(props: { quiet: boolean; business: Answer<'GET /business'> }) {
  const { t } = useTranslation('booking')
  const [booking, change] = useBooking()
  const changeMind = useChangeOfMind()
  const navigate = route.useNavigate()
  const timeZone = timeZoneOf(props.business, booking)
  const hold = useHold(timeZone, () => void navigate({ search: { step: 'details' } }))
  const pending = hold.isPending ? hold.variables.start : undefined

  // Whoever comes back here wants another time. Their own hold would hide the times around it, so it ends.
  const arrived = useRef(false)
  useEffect(() => {
    if (arrived.current) return
    arrived.current = true
    if (booking.hold) void changeMind((now) => ({ ...now, hold: null }))
  })

  const { addOnIds, resourceIds } = askedAlong(booking)
  const search: VisitSearch = {
    serviceIds: booking.packageId ? [] : booking.services.map((one) => one.serviceId),
    ...(booking.packageId && { packageId: booking.packageId }),
    ...(addOnIds.length > 0 && { addOnIds }),
    resourceIds,
    ...(booking.locationId && { locationId: booking.locationId }),
  }
  return (
    <>
      <FocusHeading level={2} quiet={props.quiet} className={classes.heading}>
        {t('chooseATime')}
      </FocusHeading>
      {hold.error ? (
        <div className={classes.problem}>
          {isProblem(hold.error, 'slot-taken') ? (
            <NextSlots
              slots={hold.error.nextSlots}
              timeZone={timeZone}
              onChoose={(slot) => hold.mutate(slot)}
            />
          ) : (
            <ProblemNotice error={hold.error} />
          )}
        </div>
      ) : null}
      <SlotPicker
        key={JSON.stringify(search)}
        search={search}
        timeZone={timeZone}
        date={booking.date}
        pending={pending}
        onDate={(date) => change((now) => ({ ...now, date }))}
        onChoose={(slot) => hold.mutate(slot)}
      />
    </>
  )
}
