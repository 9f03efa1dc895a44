import { createContext, useCallback, useContext, useEffect, useState } from 'react'
import { type Booking, emptyBooking } from './booking-state.ts'

const key = (slug: string) => `smooth.booking.${slug}`

function recall(slug: string): Booking {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key(slug)) ?? 'null') as Partial<Booking> | null
    const services = (kept?.services ?? []).map((one) => ({ ...one, addOnIds: one.addOnIds ?? [] }))
    return { ...emptyBooking, ...kept, services }
  } catch {
    return emptyBooking
  }
}

type Change = (booking: Booking) => Booking

/** The booking of this tab, kept through reloads; it ends with the tab. */
export function useStoredBooking(slug: string): [Booking, (change: Change) => void] {
  const [booking, setBooking] = useState(() => recall(slug))
  useEffect(() => sessionStorage.setItem(key(slug), JSON.stringify(booking)), [slug, booking])
  return [booking, useCallback((change: Change) => setBooking(change), [])]
}

export const BookingContext = createContext<[Booking, (change: Change) => void] | null>(null)

/** The booking that the page is about, and how to change it. */
export function useBooking() {
  const value = useContext(BookingContext)
  if (!value) throw new Error('useBooking is for parts of the booking page')
  return value
}
