import { z } from 'zod'
import { effectiveUser, scopeOf } from '../../../domain/access/index.ts'
import { tenantScope } from '../../database/request-context.ts'
import type { Deps } from '../../deps.ts'
import type { Context, Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { tenantHostname, urlOn } from '../../http/own-urls.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import type { AccessNotes } from '../audit/access-notes.ts'
import { recordPerson } from '../members/record-person.ts'
import { changeUser } from './change-user.ts'
import { inviteUser } from './invite-user.ts'
import { presentPlatformUser } from './present-platform-user.ts'
import { type PlatformUserRow, usersQuery } from './users.queries.ts'

const tenantsOf = (rows: readonly PlatformUserRow[]) => rows.map(({ tenant_id }) => tenant_id)

const NAME_AND_ID = z.tuple([z.string(), z.uuid()])

export function userRoutes(route: Route, deps: Deps, notes: AccessNotes): void {
  const { database } = deps

  route('GET /platform/users', async ({ query, actor, now }) => {
    const filter = {
      q: query.q,
      tenantId: query.tenantId,
      role: query.role,
      demoOnly: scopeOf(actor, 'platform.tenants.read') === 'demo',
      after: readCursor(query, NAME_AND_ID),
      limit: pageSize(query),
    }
    const rows = await database.readPlatform(({ db }) => usersQuery(db, filter).execute())
    await notes.readFrom('GET /platform/users', actor, tenantsOf(rows.slice(0, filter.limit)))
    return pageOf(
      rows,
      filter.limit,
      (row) => [row.sorted_by, row.id],
      (row) => presentPlatformUser(row, actor, now),
    )
  })

  route('POST /platform/users', async (context) => {
    const { body, actor, request, idempotency, now } = context
    const urlOf = (slug: string | null) =>
      `${urlOn(request, slug ? tenantHostname(deps, slug, undefined) : deps.settings.platformDomain)}/invitation`
    const asked = { ...body, tenantId: body.tenantId ?? null }
    let user: PlatformUserRow | undefined
    const answer = await database.withPlatform(
      (tx) =>
        once(tx, idempotency, async () => {
          user = await inviteUser(tx, actor, asked, urlOf)
          return presentPlatformUser(user, actor, now)
        }),
      { actor, requestId: request.id },
    )
    if (user) await told(context, user, 'user.invite')
    return answer
  })

  route('PATCH /platform/users/:id', async (context) => {
    const { params, body, actor, request, now } = context
    const user = await database.withPlatform((tx) => changeUser(tx, actor, params.id, body), {
      actor,
      requestId: request.id,
    })
    await told(context, user, 'user.update')
    return presentPlatformUser(user, actor, now)
  })

  /** Whom it concerns in a business is kept in its schema and log too; and every change of rights is a line. */
  async function told({ actor, now }: Pick<Context, 'actor' | 'now'>, user: PlatformUserRow, event: string) {
    const scope = user.tenant_id && (await tenantScope(database, user.tenant_id, actor))
    if (scope && user.role !== 'CUSTOMER')
      await database.withTenant(scope, (tx) => recordPerson(tx, user, event))
    else if (scope) {
      const { role, status } = user
      const entry = { action: event, subjectType: 'user', subjectId: user.id, details: { role, status } }
      await database.withTenant(scope, async (tx) => tx.audit(entry))
    }
    deps.logs.security({
      timestamp: now.toISOString(),
      event,
      by: effectiveUser(actor)?.email ?? null,
      user: user.email,
      role: user.role,
      status: user.status,
    })
  }
}
