import { effectiveUser, GRANT_ACTIONS, isPlatformRole } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { createGrant } from './create-grant.ts'
import { type GrantRow, revokeGrants } from './grants.queries.ts'
import { listGrants } from './list-grants.ts'
import { presentGrant } from './present-grant.ts'
import { tellTenant } from './tell-tenant.ts'

export function grantRoutes(route: Route, deps: Deps): void {
  route('GET /grants', ({ query, actor, tenant, now }) =>
    listGrants(deps.database, tenant?.id ?? effectiveUser(actor)?.tenantId ?? null, query, now),
  )

  route('GET /grants/actions', async () => ({
    items: Object.entries(GRANT_ACTIONS).map(([action, { says }]) => ({ action, description: says })),
  }))

  route('POST /grants', async ({ body, actor, tenant, idempotency, now }) => {
    let row: GrantRow | undefined
    const answer = await deps.database.withPlatform(
      (tx) =>
        once(tx, idempotency, async () => {
          row = await createGrant(tx, actor, tenant, body)
          return presentGrant(row, now)
        }),
      { actor },
    )
    if (!row) return answer
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
    return answer
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
