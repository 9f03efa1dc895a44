import type { FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import { tenantHostname, urlOn } from '../../http/own-urls.ts'
import { instant } from '../../http/present.ts'
import { statusAt } from '../tenants/status-at.ts'
import type { PlatformTenantRow } from './tenants.queries.ts'

/** A business as the operator sees it. */
export const presentTenant = (deps: Deps, request: FastifyRequest, row: PlatformTenantRow) => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  status: statusAt(row, deps.now()),
  plan: row.plan,
  timeZone: row.time_zone,
  isTemporary: row.is_temporary,
  expiresAt: row.expires_at && instant(row.expires_at),
  createdAt: instant(row.created_at),
  url: urlOn(request, tenantHostname(deps, row.slug, row.primary_domain ?? undefined)),
  users: row.users ?? 0,
})
