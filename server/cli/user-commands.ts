import { randomBytes, randomUUIDv7 } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { Email } from '../../contract/primitives.ts'
import { sqlState } from '../database/errors.ts'
import type { PlatformTx } from '../database/scope.ts'
import { endSessionsOf } from '../features/identity/end-sessions.ts'
import { selectAccount } from '../features/identity/identity.queries.ts'
import { voidAccountLinks } from '../features/identity/one-time-token.ts'
import { hashPassword } from '../features/identity/password.ts'
import { assertStrongPassword } from '../features/identity/strong-password.ts'
import { withDatabase } from './cli-database.ts'
import { requireTenant } from './require-tenant.ts'

interface PasswordOptions {
  passwordStdin?: boolean
}

/** `smooth user create-superuser`: the first account of an installation. It sets up its second factor on signing in. */
export async function createSuperuserCommand(
  address: string,
  options: PasswordOptions & { name: string },
): Promise<void> {
  const email = parseEmail(address)
  const { password, isMade } = await choosePassword(options, [email, options.name])
  const password_hash = await hashPassword(password)
  const actor = { kind: 'system' as const, task: 'smooth user create-superuser' }
  await withDatabase((database) =>
    database.withPlatform((tx) => insertSuperuser(tx, email, options.name, password_hash), { actor }),
  )
  console.log(`${email} is a SUPERUSER${isMade ? `; password: ${password}` : ''}`)
}

/** `smooth user reset-password`: ends every session of the account. */
export async function resetPasswordCommand(
  address: string,
  options: PasswordOptions & { tenant?: string; clearSecondFactor?: boolean },
): Promise<void> {
  const email = parseEmail(address)
  const { password, isMade } = await choosePassword(options, [email])
  const password_hash = await hashPassword(password)
  const actor = { kind: 'system' as const, task: 'smooth user reset-password' }
  await withDatabase(async (database) => {
    const tenantId = options.tenant ? (await requireTenant(database, options.tenant)).id : null
    await database.withPlatform(
      async (tx) => {
        const account = await selectAccount(tx.db, email, tenantId)
        if (!account)
          throw new Error(`There is no account ${email} ${options.tenant ? 'there' : 'on the platform'}`)
        await tx.db
          .updateTable('users')
          .set({
            password_hash,
            version: account.version + 1,
            ...(options.clearSecondFactor
              ? {
                  second_factor_secret: null,
                  second_factor_pending: null,
                  second_factor_enabled_at: null,
                  recovery_code_hashes: [],
                }
              : {}),
          })
          .where('id', '=', account.id)
          .execute()
        await endSessionsOf(tx, account.id)
        await voidAccountLinks(tx, account.id)
        tx.audit({
          action: 'account.password-reset',
          subjectType: 'user',
          subjectId: account.id,
          details: { secondFactorCleared: options.clearSecondFactor ?? false },
        })
      },
      { actor },
    )
  })
  console.log(`${email} has a new password${isMade ? `: ${password}` : ''}`)
}

async function insertSuperuser(tx: PlatformTx, email: string, name: string, password_hash: string) {
  const id = randomUUIDv7()
  try {
    await tx.db
      .insertInto('users')
      .values({
        id,
        tenant_id: null,
        email,
        name,
        role: 'SUPERUSER',
        resource_id: null,
        location_id: null,
        customer_id: null,
        password_hash,
        email_verified_at: tx.now,
        last_failed_at: null,
        last_sign_in_at: null,
        created_at: tx.now,
      })
      .execute()
  } catch (error) {
    if (sqlState(error) === '23505') throw new Error(`There is an account ${email} on the platform already`)
    throw error
  }
  tx.audit({
    action: 'user.create',
    subjectType: 'user',
    subjectId: id,
    details: { email, role: 'SUPERUSER' },
  })
}

/** Of the standard input, where it is never in a list of processes or a shell's history; else a random one, to be printed. */
async function choosePassword({ passwordStdin }: PasswordOptions, about: readonly string[]) {
  if (!passwordStdin) return { password: randomBytes(15).toString('base64url'), isMade: true }
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  if (password.length < 10) throw new Error('A password needs at least 10 characters')
  assertStrongPassword(password, about)
  return { password, isMade: false }
}

function parseEmail(address: string): string {
  const parsed = Email.safeParse(address)
  if (!parsed.success) throw new Error(`${address} is not an email address`)
  return parsed.data
}
