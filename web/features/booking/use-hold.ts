import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, newIdempotencyKey } from '../../app/api.ts'
import { serverNow } from '../../app/server-clock.ts'
import { localDate } from '../../ui/format-time.ts'
import type { Slot } from '../availability/free-times.ts'
import { askedFor, type Booking, type Hold, heldAt } from './booking-state.ts'
import { useBooking } from './booking-store.ts'

/** Holds a time for the visitor, in place of the one that they held before. */
export function useHold(timeZone: string, onHeld?: () => void) {
  const [booking, change] = useBooking()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (slot: Slot) =>
      api('POST /holds', {
        body: {
          ...askedFor(booking, slot.start),
          ...(booking.hold && { replaces: { id: booking.hold.id, secret: booking.hold.secret } }),
        },
        idempotencyKey: newIdempotencyKey(),
      }),
    onSuccess: (hold, slot) => {
      change((now) => heldAt(now, slot, hold, localDate(slot.start, timeZone), serverNow()))
      onHeld?.()
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['availability'] }),
  })
}

/** Changes what is asked for, and gives the time back that was held for it. */
export function useChangeOfMind() {
  const [booking, change] = useBooking()
  const client = useQueryClient()
  return async (next: (booking: Booking) => Booking) => {
    const { hold } = booking
    change(next)
    if (!hold) return
    await release(hold)
    await client.invalidateQueries({ queryKey: ['availability'] })
  }
}

/** Gives a held time back. One that cannot be given back now frees itself within minutes. */
async function release(hold: Hold): Promise<void> {
  try {
    await api('DELETE /holds/:id', { params: { id: hold.id }, query: { secret: hold.secret } })
  } catch {
    // Nothing is lost: it expires by itself.
  }
}
