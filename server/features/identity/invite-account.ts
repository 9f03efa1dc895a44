import { randomUUIDv7 } from 'node:crypto'
import type { Role } from '../../../domain/access/index.ts'
import { sqlState } from '../../database/errors.ts'
import type { PlatformTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { issueToken, voidTokens } from './one-time-token.ts'

const INVITATION_MS = 7 * 86_400_000

interface InvitedAccount {
  tenantId: string | null
  email: string
  name: string
  role: Role
  calendars?: 'own' | 'location' | 'all' | undefined
  contacts?: 'served' | 'all' | undefined
}

/**
 * Makes an account that nobody can sign in to before its invitation is accepted. Whether the inviter may is asked before.
 * @returns its id
 * @throws Problem email-taken
 */
export async function inviteAccount(tx: PlatformTx, asked: InvitedAccount): Promise<string> {
  const id = randomUUIDv7()
  try {
    await tx.db
      .insertInto('users')
      .values({
        id,
        tenant_id: asked.tenantId,
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
  return id
}

/** The link that accepts an invitation, for seven days; one mailed before opens nothing any more. */
export async function invitationLink(tx: PlatformTx, userId: string, url: string): Promise<string> {
  await voidTokens(tx, userId, 'invitation')
  const token = await issueToken(tx, { purpose: 'invitation', userId, lifetimeMs: INVITATION_MS })
  return `${url}#${token}`
}
