import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Actor, effectiveUser } from '../../../domain/access/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { hashToken } from '../../http/identify.ts'
import { instant, minuteInstant, toMinute } from '../../http/present.ts'
import { notFound, Problem } from '../../problem.ts'
import type { AskedVisit } from '../availability/asked.ts'
import { loadVisit } from '../availability/load-visit.ts'
import { countHolds, type StoredVisit, selectVisit } from './appointments.queries.ts'
import { assertMayChoose } from './booking-terms.ts'
import { decideVisit } from './decide-visit.ts'
import { isMember } from './require-visit.ts'
import { storeVisit } from './store-visit.ts'

const HOLD_MS = 10 * 60_000
const HOLDS_PER_ADDRESS = 5

interface AskedHold {
  asked: AskedVisit
  start: Date
  /** An earlier hold of the same visitor that this one takes the place of. */
  replaces?: { id: string; secret: string } | string | undefined
  ip: string
  /** Whether the number of live holds for one address is bounded. */
  limited: boolean
}

const holderOf = (ip: string) => createHash('sha256').update(`holder ${ip}`).digest()

/** True when the secret is the one that the hold was answered with. */
export function holdsSecret(hold: Pick<StoredVisit, 'hold_secret_hash'>, secret: string): boolean {
  const given = hashToken(secret)
  return hold.hold_secret_hash !== null && timingSafeEqual(hold.hold_secret_hash, given)
}

/**
 * Occupies a visit's time for ten minutes, while its form is completed. A visitor has one: a new one replaces it.
 * @throws Problem slot-taken, not-offered, not-found, rate-limited; LostRace
 */
export async function holdVisit(
  tx: TenantTx,
  actor: Actor,
  { asked, start, replaces, ip, limited }: AskedHold,
) {
  const holder = holderOf(ip)
  if (replaces) {
    const earlier = await selectVisit(tx.db, typeof replaces === 'string' ? replaces : replaces.id)
    const own =
      earlier &&
      (typeof replaces === 'string'
        ? earlier.holder_hash?.equals(holder)
        : holdsSecret(earlier, replaces.secret))
    if (own) await deleteHold(tx, earlier.id)
  }
  if (limited && !isMember(actor)) {
    const { count } = await countHolds(tx.db, holder, tx.now)
    if (count >= HOLDS_PER_ADDRESS)
      throw new Problem('rate-limited', 'Too many times are held from this address')
  }
  const loaded = await loadVisit(tx, asked, {
    span: { from: start, to: start },
    publicOnly: !isMember(actor),
  })
  if (!isMember(actor)) assertMayChoose(asked, loaded)
  const placement = await decideVisit(tx, asked, loaded, toMinute(start), {})
  const secret = randomBytes(24).toString('base64url')
  const expiresAt = new Date(tx.now.getTime() + HOLD_MS)
  const { id } = await storeVisit(
    tx,
    asked,
    loaded,
    placement,
    {
      status: 'held',
      hold_expires_at: expiresAt,
      hold_secret_hash: hashToken(secret),
      holder_hash: holder,
      source: isMember(actor) ? 'staff' : 'online',
      booked_by_user_id: effectiveUser(actor)?.id ?? null,
    },
    null,
  )
  tx.event('appointment.held', { appointmentId: id, resourceIds: placement.resourceIds })
  tx.enqueue('expire-hold', id, expiresAt, { appointmentId: id })
  return {
    id,
    secret,
    expiresAt: instant(expiresAt),
    start: minuteInstant(placement.start),
    end: minuteInstant(placement.end),
    resourceIds: placement.resourceIds,
  }
}

/** Gives a held time back. @throws Problem not-found, also for a wrong secret */
export async function releaseHold(tx: TenantTx, id: string, secret: string): Promise<void> {
  const hold = await selectVisit(tx.db, id)
  if (hold?.status !== 'held' || !holdsSecret(hold, secret)) throw notFound('hold')
  await deleteHold(tx, id)
}

/** Deletes a hold that is still one. */
export async function deleteHold(tx: TenantTx, id: string): Promise<void> {
  const gone = await tx.db
    .deleteFrom('appointments')
    .where('id', '=', id)
    .where('status', '=', 'held')
    .executeTakeFirst()
  if (gone.numDeletedRows > 0n) tx.event('appointment.released', { appointmentId: id })
}

/** The job of a hold's last moment: frees it unless it was confirmed or renewed. */
export async function expireHold(tx: TenantTx, id: string): Promise<void> {
  const gone = await tx.db
    .deleteFrom('appointments')
    .where('id', '=', id)
    .where('status', '=', 'held')
    .where('hold_expires_at', '<=', tx.now)
    .executeTakeFirst()
  if (gone.numDeletedRows > 0n) tx.event('appointment.released', { appointmentId: id })
}
