import { z } from 'zod'
import { can, effectiveUser, scopeOf } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { instant } from '../../http/present.ts'
import { pageOf, pageSize, readCursor } from '../../paging.ts'
import { Problem } from '../../problem.ts'
import type { AccessNotes } from '../audit/access-notes.ts'
import { readAudit } from '../audit/read-audit.ts'
import { listGrants } from '../grants/list-grants.ts'
import { tellTenant } from '../grants/tell-tenant.ts'
import { selectDomains } from './domains.queries.ts'
import { selectMails } from './outbox.queries.ts'
import { presentMail } from './present-mail.ts'
import { revokeSessions } from './revoke-sessions.ts'
import { type LiveSessionRow, selectLiveSessions } from './sessions.queries.ts'

const TIME_AND_ID = z.tuple([z.iso.datetime(), z.uuid()])
const DOMAIN = z.tuple([z.string()])
const NUMBER = z.tuple([z.int()])

export function consoleRoutes(route: Route, deps: Deps, notes: AccessNotes): void {
  const { database } = deps

  route('GET /platform/grants', async ({ query, actor, now }) => {
    // an owner gives grants too, but those of all businesses are the platform's
    if (!can(actor, 'grants.manage', { tenantId: null })) throw new Problem('forbidden')
    return listGrants(database, null, query, now)
  })

  route('GET /platform/domains', async ({ query, actor }) => {
    const demoOnly = scopeOf(actor, 'platform.tenants.read') === 'demo'
    const filter = { q: query.q, demoOnly, after: readCursor(query, DOMAIN)?.[0], limit: pageSize(query) }
    const rows = await database.readPlatform(({ db }) => selectDomains(db, filter))
    return pageOf(
      rows,
      filter.limit,
      (row) => [row.domain],
      (row) => ({
        id: row.id,
        domain: row.domain,
        tenant: { id: row.tenant_id, slug: row.slug, name: row.name },
        isCustomDomain: row.is_custom_domain,
        isPrimary: row.is_primary,
        status: row.status,
        createdAt: instant(row.created_at),
        verifiedAt: row.verified_at && instant(row.verified_at),
      }),
    )
  })

  route('GET /platform/audit', ({ query }) =>
    readAudit(deps, null, {
      from: query.from ? new Date(query.from) : undefined,
      to: query.to ? new Date(query.to) : undefined,
      actorId: query.actorId,
      action: query.action || undefined,
      before: readCursor(query, NUMBER)?.[0],
      limit: pageSize(query),
    }),
  )

  route('GET /platform/sessions', async ({ query, actor }) => {
    const filter = { userId: query.userId, before: readCursor(query, TIME_AND_ID), limit: pageSize(query) }
    const rows = await database.readPlatform((tx) => selectLiveSessions(tx, filter))
    const shown = rows.slice(0, filter.limit)
    await notes.readFrom(
      'GET /platform/sessions',
      actor,
      shown.map((row) => row.user_tenant_id),
    )
    return pageOf(rows, filter.limit, (row) => [row.created_at.toISOString(), row.id], presentSession)
  })

  route('POST /platform/sessions/revoke', async ({ body, actor, request, now }) => {
    const revoked = await database.withPlatform((tx) => revokeSessions(tx, actor, body.ids), {
      actor,
      requestId: request.id,
    })
    for (const { id, tenant_id, user_id, email } of revoked) {
      const details = { userId: user_id }
      await tellTenant(deps, actor, tenant_id, {
        action: 'session.revoke',
        subjectType: 'session',
        subjectId: id,
        details,
      })
      deps.logs.security({
        timestamp: now.toISOString(),
        event: 'session.revoke',
        by: effectiveUser(actor)?.email ?? null,
        user: email,
        session: id,
      })
    }
    return { revoked: revoked.length }
  })

  route('GET /platform/outbox', async ({ query, actor }) => {
    const filter = { q: query.q, before: readCursor(query, TIME_AND_ID), limit: pageSize(query) }
    const rows = await database.readPlatform(({ db }) => selectMails(db, filter))
    const shown = rows.slice(0, filter.limit)
    await notes.readFrom(
      'GET /platform/outbox',
      actor,
      shown.map((row) => row.tenant_id),
    )
    return pageOf(
      rows,
      filter.limit,
      (row) => [row.created_at.toISOString(), row.id],
      (row) => presentMail(row, actor),
    )
  })
}

const presentSession = (row: LiveSessionRow) => ({
  id: row.id,
  user: {
    id: row.user_id,
    name: row.user_name,
    email: row.user_email,
    role: row.user_role,
    tenantId: row.user_tenant_id,
  },
  realUser: row.real_id ? { id: row.real_id, name: row.real_name ?? '', email: row.real_email ?? '' } : null,
  reason: row.reason,
  ip: row.ip,
  userAgent: row.user_agent,
  createdAt: instant(row.created_at),
  lastSeenAt: instant(row.last_seen_at),
  expiresAt: instant(row.expires_at),
})
