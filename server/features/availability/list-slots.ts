import { localDay, type Slot, slots } from '../../../domain/scheduling/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { minuteInstant } from '../../http/present.ts'
import type { AskedVisit } from './asked.ts'
import { loadVisit } from './load-visit.ts'

/** A slot as the API shows it. */
export const presentSlot = (slot: Slot) => ({
  start: minuteInstant(slot.start),
  end: minuteInstant(slot.end),
  resourceIds: slot.resourceIds,
})

/**
 * The free starts between two local dates of the location, both included, each under the local date of its start.
 * Everyone is bound as a visitor is; members see services that aren't offered online too.
 * @param as `except`: a visit whose own allocations don't count
 */
export async function listSlots(
  tx: TenantReadTx,
  asked: AskedVisit,
  dates: { from: string; to: string },
  as: { isMember: boolean; except?: string | undefined },
) {
  // the zone is known only with the location: a day on each side reaches every zone, and is cut to the dates below
  const span = {
    from: new Date(Date.parse(`${dates.from}T00:00:00Z`) - 86_400_000),
    to: new Date(Date.parse(`${dates.to}T00:00:00Z`) + 2 * 86_400_000),
  }
  const loaded = await loadVisit(tx, asked, {
    span,
    publicOnly: !as.isMember && !as.except,
    archived: as.except !== undefined,
    ...(as.except ? { except: [as.except] } : {}),
  })
  const zone = loaded.location.time_zone
  const days = []
  for (let date = dates.from; date <= dates.to; date = nextDate(date))
    days.push({ date, ...localDay(date, zone) })
  const all = slots(loaded.visit, loaded.calendars, {
    from: days[0]?.from as number,
    to: days.at(-1)?.to as number,
    now: epochMinutes(tx.now),
  })
  let at = 0
  return {
    timeZone: zone,
    days: days.map(({ date, to }) => {
      const first = at
      while (at < all.length && (all[at] as Slot).start < to) at++
      return { date, slots: all.slice(first, at).map(presentSlot) }
    }),
  }
}

const nextDate = (date: string) =>
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
const epochMinutes = (now: Date) => now.getTime() / 60_000
