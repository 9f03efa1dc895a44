import type { Answer, Body } from '../../../contract/index.ts'
import type { Slot } from '../availability/free-times.ts'
import { type AskedQuestion, givenAnswers, type Typed } from './questions.ts'

type HoldAnswer = Answer<'POST /holds'>
export interface Hold {
  id: string
  secret: string
  /** When it frees itself, by this machine's clock: epoch milliseconds. */
  until: number
}

/** How long the API holds a time. */
const HOLD_MS = 10 * 60_000
export type Booked = Answer<'POST /appointments'>

export interface ChosenService {
  serviceId: string
  /** The person asked for; null: anyone. */
  resourceId: string | null
  addOnIds: string[]
}

export interface Details {
  name: string
  email: string
  phone: string
  note: string
}

/** One visit on its way from an idea to a booking. All of it survives a reload of the tab. */
export interface Booking {
  /** Those of the package, where one is chosen. */
  services: ChosenService[]
  packageId: string | null
  /** null: the default one. */
  locationId: string | null
  /** The chosen local date, YYYY-MM-DD. */
  date: string | null
  /** The time that was chosen, and is held while `hold` lives. */
  slot: Slot | null
  hold: Hold | null
  details: Details
  /** What was answered, by question. */
  answers: Typed
  /** Of a signed-in customer's household: for whom; null or left out: for oneself. */
  forId?: string | null
  /** The last booking that was sent: the same one sent again has the same key. */
  sent: { body: string; key: string } | null
  booked: Booked | null
}

export const emptyBooking: Booking = {
  services: [],
  packageId: null,
  locationId: null,
  date: null,
  slot: null,
  hold: null,
  details: { name: '', email: '', phone: '', note: '' },
  answers: {},
  sent: null,
  booked: null,
}

/** What is asked for has changed: a time chosen for something else means nothing any more. */
const asking = (booking: Booking, change: Partial<Booking>): Booking => ({
  ...booking,
  ...change,
  slot: null,
  hold: null,
})

const chosenService = (serviceId: string): ChosenService => ({ serviceId, resourceId: null, addOnIds: [] })

/** Adds a service at the end of the visit, or takes it out. It takes the place of a package. */
export function toggleService(booking: Booking, serviceId: string): Booking {
  if (booking.packageId) return asking(booking, { packageId: null, services: [chosenService(serviceId)] })
  const without = booking.services.filter((service) => service.serviceId !== serviceId)
  const added = without.length === booking.services.length
  return asking(booking, { services: added ? [...without, chosenService(serviceId)] : without })
}

/** Chooses a package in place of what was chosen, or takes it back. */
export function togglePackage(booking: Booking, one: { id: string; services: { id: string }[] }): Booking {
  if (booking.packageId === one.id) return asking(booking, { packageId: null, services: [] })
  return asking(booking, { packageId: one.id, services: one.services.map(({ id }) => chosenService(id)) })
}

/** Adds something to a chosen service, or takes it off. */
export const toggleAddOn = (booking: Booking, serviceId: string, addOnId: string): Booking =>
  asking(booking, {
    services: booking.services.map((one) =>
      one.serviceId !== serviceId
        ? one
        : {
            ...one,
            addOnIds: one.addOnIds.includes(addOnId)
              ? one.addOnIds.filter((id) => id !== addOnId)
              : [...one.addOnIds, addOnId],
          },
    ),
  })

export const choosePerson = (booking: Booking, serviceId: string, resourceId: string | null): Booking =>
  asking(booking, {
    services: booking.services.map((one) => (one.serviceId === serviceId ? { ...one, resourceId } : one)),
  })

export const chooseLocation = (booking: Booking, locationId: string): Booking =>
  asking(booking, { locationId, date: null })

/**
 * The time is held: what was typed stays as it is. `now` is this machine's clock in epoch ms; where that is wrong
 * (the hold would be over already, or longer than a hold is), the ten minutes count from now.
 */
export function heldAt(booking: Booking, slot: Slot, hold: HoldAnswer, date: string, now: number): Booking {
  const left = Date.parse(hold.expiresAt) - now
  const until = now + (left > 0 && left <= HOLD_MS ? left : HOLD_MS)
  return {
    ...booking,
    slot: { ...slot, end: hold.end },
    hold: { id: hold.id, secret: hold.secret, until },
    date,
  }
}

/** Booked: the next visit starts empty, but for who one is. */
export const bookedAs = (booking: Booking, booked: Booked): Booking => ({
  ...emptyBooking,
  details: { ...booking.details, note: '' },
  booked,
})

/** What is asked for in all of the visit: the people, and what is added. */
export const askedAlong = ({ services }: Booking) => ({
  addOnIds: [...new Set(services.flatMap((one) => one.addOnIds))],
  resourceIds: [...new Set(services.flatMap((one) => one.resourceId ?? []))],
})

/** The visit as the API asks for it, in holds and in bookings alike. */
export function askedFor(booking: Booking, start: string) {
  const { addOnIds, resourceIds } = askedAlong(booking)
  return {
    ...(booking.packageId
      ? {
          packageId: booking.packageId,
          ...(addOnIds.length > 0 && { addOnIds }),
          ...(resourceIds.length > 0 && { resourceIds }),
        }
      : {
          services: booking.services.map((one) => ({
            serviceId: one.serviceId,
            ...(one.resourceId && { resourceIds: [one.resourceId] }),
            ...(one.addOnIds.length > 0 && { addOnIds: one.addOnIds }),
          })),
        }),
    ...(booking.locationId && { locationId: booking.locationId }),
    start,
  }
}

/** The booking as it is sent, at the time that is held. */
export function bookingBody(
  booking: Booking & { slot: Slot },
  questions: readonly AskedQuestion[],
): Body<'POST /appointments'> {
  const { details, hold } = booking
  const answers = givenAnswers(questions, booking.answers)
  return {
    ...askedFor(booking, booking.slot.start),
    ...(hold && { holdId: hold.id, holdSecret: hold.secret }),
    ...(booking.forId
      ? { customerId: booking.forId }
      : {
          customer: {
            name: details.name.trim(),
            email: details.email.trim(),
            ...(details.phone.trim() && { phone: details.phone.trim() }),
          },
        }),
    ...(details.note.trim() && { customerNote: details.note.trim() }),
    ...(answers.length > 0 && { answers }),
  }
}

/** What of the booking is still offered, in the order chosen: one that was kept for long may name other things. */
export function stillOffered(
  booking: Booking,
  services: { id: string; addOns: { id: string }[] }[],
  packages: { id: string; services: { id: string }[] }[],
): Booking {
  const { packageId } = booking
  const chosen = packages.find((one) => one.id === packageId)
  const isSame =
    chosen?.services.map(({ id }) => id).join() === booking.services.map((one) => one.serviceId).join()
  if (packageId && !isSame) return asking(booking, { packageId: null, services: [] })
  const offered = booking.services.flatMap((one) => {
    const service = services.find(({ id }) => id === one.serviceId)
    if (!service) return []
    const addOnIds = one.addOnIds.filter((id) => service.addOns.some((addOn) => addOn.id === id))
    return [addOnIds.length === one.addOnIds.length ? one : { ...one, addOnIds }]
  })
  const isWhole =
    offered.length === booking.services.length && offered.every((one, at) => one === booking.services[at])
  return isWhole ? booking : asking(booking, { services: offered })
}
