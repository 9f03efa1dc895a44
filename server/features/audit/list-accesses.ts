import { sql } from 'kysely'
import { API, type Call } from '../../../contract/index.ts'
import { ACTIONS } from '../../../domain/access/index.ts'
import type { TenantScope } from '../../database/scope.ts'
import type { Deps } from '../../deps.ts'
import { instant } from '../../http/present.ts'
import { pageOf } from '../../paging.ts'

/**
 * A page of who from the platform was in a business: whom they acted as, and what they read or did under a grant. All
 * of it out of the business's own log, so that what is shown is what can't be altered; the newest first.
 */
export async function listAccesses(
  { database, now }: Pick<Deps, 'database' | 'now'>,
  scope: TenantScope,
  before: number | undefined,
  limit: number,
) {
  const entries = await database.readTenant(scope, ({ db }) => {
    const query = db
      .selectFrom('audit_log')
      .select([
        'number',
        'at',
        'action',
        'actor_user_id',
        'real_user_id',
        'subject_id',
        'reason',
        sql<string | null>`details ->> 'sessionId'`.as('session_id'),
        sql<string | null>`details ->> 'call'`.as('call'),
      ])
      .where('action', 'in', ['masquerade.start', 'platform.read', 'grant.use'])
      .where(sql<boolean>`details @> '{"platform": true}'`)
      .orderBy('number', 'desc')
      .limit(limit + 1)
    return (before === undefined ? query : query.where('number', '<', before)).execute()
  })
  const [users, sessions] = await database.readPlatform(async ({ db }) => [
    await db
      .selectFrom('users')
      .select(['id', 'name', 'email', 'role'])
      .where('id', '=', anyOf(entries.flatMap((e) => [e.actor_user_id, e.real_user_id, e.subject_id])))
      .execute(),
    await db
      .selectFrom('sessions')
      .select(['id', 'revoked_at', 'expires_at'])
      .where('id', '=', anyOf(entries.map((e) => e.session_id)))
      .execute(),
  ])
  const userOf = (id: string | null) => users.find((user) => user.id === id)
  return pageOf(
    entries,
    limit,
    (entry) => [entry.number],
    (entry) => {
      const isActing = entry.action === 'masquerade.start'
      const real = userOf(entry.real_user_id ?? entry.actor_user_id)
      const actedAs = userOf(isActing ? entry.subject_id : entry.real_user_id && entry.actor_user_id)
      const session = isActing ? sessions.find(({ id }) => id === entry.session_id) : undefined
      const ended = session
        ? (session.revoked_at ?? (session.expires_at <= now() ? session.expires_at : null))
        : entry.at
      return {
        number: entry.number,
        realUser: {
          id: real?.id ?? (entry.actor_user_id as string),
          name: real?.name ?? '',
          email: real?.email ?? '',
          role: real?.role ?? ('PLATFORM_SUPPORT' as const),
        },
        actedAs: actedAs ? { id: actedAs.id, name: actedAs.name, role: actedAs.role } : null,
        read:
          entry.call && Object.hasOwn(API, entry.call) ? ACTIONS[API[entry.call as Call].action].says : null,
        reason: entry.reason,
        startedAt: instant(entry.at),
        endedAt: ended && instant(ended),
      }
    },
  )
}

const anyOf = (ids: readonly (string | null)[]) =>
  sql<string>`any(${[...new Set(ids.filter((id) => id !== null))]}::uuid[])`
