import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, newIdempotencyKey } from '../../app/api.ts'
import { type Booking, bookedAs, bookingBody } from './booking-state.ts'
import { useBooking } from './booking-store.ts'
import { questionsQuery } from './questions.ts'

/** Books the time that was chosen, for the person whose details were typed. */
export function useBook(onBooked: () => void) {
  const [booking, change] = useBooking()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (slot: NonNullable<Booking['slot']>) => {
      const asked = questionsQuery(booking.services.map((one) => one.serviceId)).queryKey
      const body = bookingBody({ ...booking, slot }, client.getQueryData(asked) ?? [])
      const text = JSON.stringify(body)
      // The same booking sent twice, also after a reload, must be one: it keeps its key.
      const key = booking.sent?.body === text ? booking.sent.key : newIdempotencyKey()
      change((now) => ({ ...now, sent: { body: text, key } }))
      return api('POST /appointments', { body, idempotencyKey: key })
    },
    onSuccess: (booked) => {
      change((now) => bookedAs(now, booked))
      onBooked()
    },
    onError: () => void client.invalidateQueries({ queryKey: ['public-questions'] }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['availability'] }),
  })
}
