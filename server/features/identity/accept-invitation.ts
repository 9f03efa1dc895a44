import { tenantScope } from '../../database/request-context.ts'
import type { Deps } from '../../deps.ts'
import { Problem } from '../../problem.ts'
import { type AccountRow, selectAccountById } from './identity.queries.ts'
import { takeToken } from './one-time-token.ts'
import { hashPassword } from './password.ts'
import { assertStrongPassword } from './strong-password.ts'

/**
 * Makes an invited account one that can sign in: whoever opens the mail chooses its name and password.
 * @throws Problem invalid-token, weak-password
 */
export async function acceptInvitation(
  deps: Deps,
  token: string,
  name: string,
  password: string,
): Promise<AccountRow> {
  const password_hash = await hashPassword(password)
  const account = await deps.database.withPlatform(async (tx) => {
    const { userId } = await takeToken(tx, 'invitation', token)
    const invited = await selectAccountById(tx.db, userId)
    // withdrawn meanwhile
    if (invited.status !== 'invited') throw new Problem('invalid-token')
    assertStrongPassword(password, [invited.email, name])
    await tx.db
      .updateTable('users')
      .set({ name, password_hash, status: 'active', email_verified_at: tx.now, version: invited.version + 1 })
      .where('id', '=', userId)
      .execute()
    tx.audit({ action: 'account.invitation-accept', subjectType: 'user', subjectId: userId })
    deps.logs.security({
      timestamp: tx.now.toISOString(),
      event: 'invitation.accept',
      user: invited.email,
      role: invited.role,
    })
    return { ...invited, name }
  })
  const scope = account.tenant_id ? await tenantScope(deps.database, account.tenant_id) : null
  if (scope) {
    await deps.database.withTenant(scope, async ({ db }) => {
      await db.updateTable('people').set({ name }).where('user_id', '=', account.id).execute()
    })
  }
  return account
}
