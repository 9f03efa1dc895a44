import { z } from 'zod'
import { effectiveUser, GRANT_ACTIONS, isPlatformRole } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Context, Route } from '../../http/context.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { createGrant } from './create-grant.ts'
import { revokeGrants, selectGrants } from './grants.queries.ts'
import { presentGrant } from './present-grant.ts'
import { tellTenant } from './tell-tenant.ts'

const START_AND_ID = z.tuple([z.iso.datetime(), z.uuid()])

export function grantRoutes(route: Route, deps: Deps): void {
  const list = async ({ query, actor, tenant, now }: Context<'GET /grants'>) => {
    const user = effectiveUser(actor)
    const tenantId = tenant?.id ?? user?.tenantId ?? null
    const limit = pageSize(query)
    const after = readCursor(query, START_AND_ID)
    const rows = await deps.database.readPlatform(({ db }) =>
      selectGrants(db, {
        tenantId,
        status: query.status,
        now,
        after: after ? { startsAt: new Date(after[0]), id: after[1] } : undefined,
        limit,
      }),
    )
    return pageOf(
      rows,
      limit,
      (row) => [row.starts_at.toISOString(), row.id],
      (row) => presentGrant(row, now),
    )
  }
  route('GET /grants', list)

  route('GET /grants/actions', async () => ({
    items: Object.entries(GRANT_ACTIONS).map(([action, { says }]) => ({ action, description: says })),
  }))

  route('POST /grants', async ({ body, actor, tenant, now }) => {
    const row = await deps.database.withPlatform((tx) => createGrant(tx, actor, tenant, body), { actor })
    const details = {
      granteeId: row.grantee_user_id,
      action: row.action,
      expiresAt: row.expires_at.toISOString(),
    }
    await tellTenant(deps, actor, row.tenant_id, {
      action: 'grant.create',
      subjectType: 'grant',
      subjectId: row.id,
      reason: row.reason,
      details,
    })
    deps.logs.security({
      timestamp: now.toISOString(),
      event: 'grant.create',
      by: row.grantor_email,
      to: row.grantee_email,
      action: row.action,
    })
    return presentGrant(row, now)
  })

  route('POST /grants/revoke', async ({ body, actor, tenant, now }) => {
    const user = effectiveUser(actor)
    if (!user) return { revoked: 0 }
    const tenantId = isPlatformRole(user.role) ? (tenant?.id ?? null) : user.tenantId
    const revoked = await deps.database.withPlatform(
      async (tx) => {
        const rows = await revokeGrants(tx, body.ids, tenantId, user.id)
        for (const row of rows)
          tx.audit({
            action: 'grant.revoke',
            subjectType: 'grant',
            subjectId: row.id,
            details: { granteeId: row.grantee_user_id, action: row.action },
          })
        return rows
      },
      { actor },
    )
    for (const row of revoked) {
      await tellTenant(deps, actor, row.tenant_id, {
        action: 'grant.revoke',
        subjectType: 'grant',
        subjectId: row.id,
        details: { granteeId: row.grantee_user_id, action: row.action },
      })
      deps.logs.security({
        timestamp: now.toISOString(),
        event: 'grant.revoke',
        by: user.email,
        action: row.action,
        grant: row.id,
      })
    }
    return { revoked: revoked.length }
  })
}
