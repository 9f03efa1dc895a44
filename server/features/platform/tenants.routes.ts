import { z } from 'zod'
import { can, effectiveUser, scopeOf } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Context, Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { tenantHostname, urlOn } from '../../http/own-urls.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { notFound } from '../../problem.ts'
import type { AccessNotes } from '../audit/access-notes.ts'
import { tellTenant } from '../grants/tell-tenant.ts'
import { recordPerson } from '../members/record-person.ts'
import { presentPlan, selectPlans } from '../tenants/plans.ts'
import { changeTenant } from './change-tenant.ts'
import { openBusiness } from './open-business.ts'
import { presentTenant } from './present-tenant.ts'
import { renameBusiness } from './rename-business.ts'
import { type PlatformTenantRow, selectTenant, tenantsQuery } from './tenants.queries.ts'

const NAME_AND_ID = z.tuple([z.string(), z.uuid()])

export function tenantRoutes(route: Route, deps: Deps, notes: AccessNotes): void {
  const { database } = deps

  route('GET /platform/tenants', async ({ query, actor, request }) => {
    const demoOnly = scopeOf(actor, 'platform.tenants.read') === 'demo'
    const filter = { q: query.q, demoOnly, after: readCursor(query, NAME_AND_ID), limit: pageSize(query) }
    const rows = await database.readPlatform(({ db }) => tenantsQuery(db, filter).execute())
    return pageOf(
      rows,
      filter.limit,
      (row) => [row.sorted_by, row.id],
      (row) => presentTenant(deps, request, row),
    )
  })

  route('GET /platform/tenants/:id', async ({ params, actor, request }) => {
    const row = await read(params.id)
    const subject = { tenantId: row.id, isTemporary: row.is_temporary }
    if (!can(actor, 'platform.tenants.read', subject)) throw notFound('business')
    await notes.readFrom('GET /platform/tenants/:id', actor, [row.id])
    return presentTenant(deps, request, row)
  })

  route('POST /platform/tenants', async (context) => {
    const { body, actor, request, idempotency } = context
    const invitation = (slug: string) => `${urlOn(request, tenantHostname(deps, slug, undefined))}/invitation`
    let opened: Awaited<ReturnType<typeof openBusiness>> | undefined
    const answer = await database.withPlatform(
      (tx) =>
        once(tx, idempotency, async () => {
          opened = await openBusiness(tx, actor, body, invitation)
          const row = (await selectTenant(tx.db, opened.tenant.tenantId)) as PlatformTenantRow
          return presentTenant(deps, request, row)
        }),
      { actor, requestId: request.id },
    )
    if (!opened) return answer
    const { tenant, owner } = opened
    await database.withTenant({ ...tenant, actor, requestId: request.id }, async (tx) => {
      tx.audit({ action: 'tenants.create', subjectType: 'tenant', subjectId: tenant.tenantId })
      await recordPerson(tx, owner, 'member.invite')
    })
    logged(context, 'tenants.create', tenant.slug, null)
    return answer
  })

  route('PATCH /platform/tenants/:id', async (context) => {
    const { params, body, actor, request } = context
    const { before, after, entries } = await database.withPlatform(
      (tx) => changeTenant(tx, actor, params.id, body),
      { actor, requestId: request.id },
    )
    if (after.name !== before.name) await renameBusiness(deps, actor, after)
    for (const entry of entries) {
      await tellTenant(deps, actor, after.id, entry)
      logged(context, entry.action, after.slug, entry.reason ?? null)
    }
    return presentTenant(deps, request, after)
  })

  route('GET /platform/plans', async () => ({
    items: (await database.readPlatform(({ db }) => selectPlans(db))).map(presentPlan),
  }))

  async function read(id: string): Promise<PlatformTenantRow> {
    const row = await database.readPlatform(({ db }) => selectTenant(db, id))
    if (!row) throw notFound('business')
    return row
  }

  function logged(
    { actor, now }: Pick<Context, 'actor' | 'now'>,
    event: string,
    tenant: string,
    reason: string | null,
  ) {
    deps.logs.security({
      timestamp: now.toISOString(),
      event,
      by: effectiveUser(actor)?.email ?? null,
      tenant,
      reason,
    })
  }
}
