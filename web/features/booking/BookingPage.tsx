import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { businessQuery } from '../../app/query.ts'
import classes from './BookingPage.module.css'
import { BusinessPanel } from './BusinessPanel.tsx'
import { BookingContext, useStoredBooking } from './booking-store.ts'
import { DetailsStep } from './DetailsStep.tsx'
import { DoneStep } from './DoneStep.tsx'
import { ServicesStep } from './ServicesStep.tsx'
import { TimeStep } from './TimeStep.tsx'
import { Visitor } from './Visitor.tsx'
import { VisitSummary } from './VisitSummary.tsx'

const route = getRouteApi('/')

/** A business's own page, where its customers book: services, time, details, done. */
export function BookingPage() {
  const { data: business } = useSuspenseQuery(businessQuery)
  const store = useStoredBooking(business.slug)
  const [booking] = store
  const asked = route.useSearch().step
  const step = reachable()
  const first = useRef(true)
  useEffect(() => {
    first.current = false
    document.title = business.name
  }, [business.name])

  function reachable() {
    if (asked === 'done' && booking.booked) return 'done'
    if (asked === 'details' && booking.slot && booking.services.length > 0) return 'details'
    if ((asked === 'time' || asked === 'details') && booking.services.length > 0) return 'time'
    return 'services'
  }

  const quiet = first.current
  return (
    <BookingContext value={store}>
      <div className={classes.page} data-step={step}>
        <header className={classes.side}>
          <BusinessPanel business={business} brief={step !== 'services'} />
          {step === 'time' || step === 'details' ? <VisitSummary step={step} business={business} /> : null}
        </header>
        <main className={classes.main}>
          {step === 'services' ? <ServicesStep quiet={quiet} /> : null}
          {step === 'time' ? <TimeStep quiet={quiet} business={business} /> : null}
          {step === 'details' ? <DetailsStep quiet={quiet} business={business} /> : null}
          {step === 'done' ? <DoneStep business={business} /> : null}
        </main>
        <Visitor className={classes.visitor} />
      </div>
    </BookingContext>
  )
}
