import {
  decide,
  type EpochMinute,
  nextSlots,
  type Placement,
  type PlacementOptions,
} from '../../../domain/scheduling/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { minuteInstant } from '../../http/present.ts'
import { Problem } from '../../problem.ts'
import type { AskedVisit } from '../availability/asked.ts'
import { presentReason } from '../availability/explain-start.ts'
import { presentSlot } from '../availability/list-slots.ts'
import { type LoadedVisit, loadVisit } from '../availability/load-visit.ts'

const NEXT_DAYS = 30
const NEXT_COUNT = 5

/**
 * The placement that a start gets. A member is told whose visit has a time that is taken.
 * @param next false where nobody will ask for another start, which costs two more round trips
 * @throws Problem slot-taken with the next free starts, not-offered with every rule that stands in the way
 */
export async function decideVisit(
  tx: TenantReadTx,
  asked: AskedVisit,
  loaded: LoadedVisit,
  start: EpochMinute,
  options: Omit<PlacementOptions, 'now' | 'rank'>,
  next = true,
): Promise<Placement> {
  const now = tx.now.getTime() / 60_000
  const decision = decide(loaded.visit, loaded.calendars, start, { ...options, now, rank: loaded.rank })
  switch (decision.kind) {
    case 'offered':
      return decision.placement
    case 'not-offered':
      throw new Problem('not-offered', [...new Set(decision.reasons.map((r) => r.detail))].join('; '), {
        reasons: decision.reasons.map(presentReason),
      })
    case 'slot-taken':
      throw await slotTaken(tx, asked, start, {
        next,
        ...(options.override ? { reasons: decision.reasons.map(presentReason) } : {}),
      })
  }
}

/** The refusal of a start that is taken, with the next ones that are free for the same wish. */
export async function slotTaken(
  tx: TenantReadTx,
  asked: AskedVisit,
  start: EpochMinute,
  { next = true, reasons }: { next?: boolean; reasons?: ReturnType<typeof presentReason>[] } = {},
): Promise<Problem> {
  return new Problem('slot-taken', `${minuteInstant(start)} is taken`, {
    nextSlots: next ? await nextFree(tx, asked, start) : [],
    ...(reasons ? { reasons } : {}),
  })
}

async function nextFree(tx: TenantReadTx, asked: AskedVisit, start: EpochMinute) {
  const from = new Date(start * 60_000)
  const to = new Date(from.getTime() + NEXT_DAYS * 86_400_000)
  const wider = await loadVisit(tx, asked, {
    span: { from, to },
    publicOnly: false,
    archived: true,
  })
  const now = tx.now.getTime() / 60_000
  const next = nextSlots(wider.visit, wider.calendars, start, now, NEXT_COUNT, start + NEXT_DAYS * 1440)
  return next.map(presentSlot)
}
