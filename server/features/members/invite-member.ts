import { randomUUIDv7 } from 'node:crypto'
import { type Actor, effectiveUser, mayGiveRole, type Role } from '../../../domain/access/index.ts'
import { sqlState } from '../../database/errors.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { issueToken } from '../identity/one-time-token.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { type MemberRow, selectMember } from './members.queries.ts'

const INVITATION_MS = 7 * 86_400_000

export interface AskedMember {
  email: string
  name: string
  role: Role
  calendars?: 'own' | 'location' | 'all' | undefined
  contacts?: 'served' | 'all' | undefined
}

export type InvitedMember = MemberRow

interface Place {
  tenantId: string
  businessName: string
  /** Where the invitation is accepted, without the token. */
  url: string
  /** The most members that the plan allows; null: any number. */
  limit: number | null
}

/**
 * Invites somebody to the business by mail; nobody gives a role above their own.
 * @throws Problem forbidden, email-taken, plan-limit
 */
export async function inviteMember(
  tx: PlatformTx,
  actor: Actor,
  place: Place,
  asked: AskedMember,
): Promise<MemberRow> {
  const inviter = effectiveUser(actor)
  if (!inviter || !mayGiveRole(inviter.role, asked.role))
    throw new Problem('forbidden', 'Nobody gives a role above their own')
  if (place.limit !== null) await assertRoom(tx, place.tenantId, place.limit)
  const id = randomUUIDv7()
  try {
    await tx.db
      .insertInto('users')
      .values({
        id,
        tenant_id: place.tenantId,
        email: asked.email,
        name: asked.name,
        role: asked.role,
        ...(asked.calendars ? { calendars: asked.calendars } : {}),
        ...(asked.contacts ? { contacts: asked.contacts } : {}),
        resource_id: null,
        location_id: null,
        customer_id: null,
        password_hash: null,
        email_verified_at: null,
        status: 'invited',
        last_failed_at: null,
        last_sign_in_at: null,
        created_at: tx.now,
      })
      .execute()
  } catch (error) {
    if (sqlState(error) === '23505') throw new Problem('email-taken')
    throw error
  }
  const token = await issueToken(tx, { purpose: 'invitation', userId: id, lifetimeMs: INVITATION_MS })
  await queueMail(tx, {
    to: asked.email,
    tenantId: place.tenantId,
    subject: `${place.businessName} invites you`,
    lines: [
      `${inviter.name} invites you to work with ${place.businessName} on SmoothSchedule.`,
      'Accept within seven days:',
      `${place.url}#${token}`,
    ],
  })
  return (await selectMember(tx.db, place.tenantId, id)) as MemberRow
}

async function assertRoom(tx: PlatformTx, tenantId: string, limit: number): Promise<void> {
  // the tenant's row is locked, so that two at once don't both take the last place
  await tx.db.selectFrom('tenants').select('id').where('id', '=', tenantId).forUpdate().execute()
  const { count } = await tx.db
    .selectFrom('users')
    .select((w) => w.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tenantId)
    .where('role', '<>', 'CUSTOMER')
    .where('status', '<>', 'disabled')
    .executeTakeFirstOrThrow()
  if (count >= limit) throw new Problem('plan-limit', `The plan allows ${limit} members`, { limit })
}
