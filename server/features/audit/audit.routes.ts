import { z } from 'zod'
import { effectiveUser, isPlatformRole } from '../../../domain/access/index.ts'
import { tenantScope } from '../../database/request-context.ts'
import type { Deps } from '../../deps.ts'
import type { Context, Route } from '../../http/context.ts'
import { csv } from '../../http/csv.ts'
import { pageSize, readCursor } from '../../paging.ts'
import { Problem } from '../../problem.ts'
import { listAccesses } from './list-accesses.ts'
import { readAudit } from './read-audit.ts'

const NUMBER = z.tuple([z.int()])
const EXPORT_LIMIT = 50_000

export function auditRoutes(route: Route, deps: Deps): void {
  route('GET /audit', async (context) => list(context, await scopeOfLog(context)))

  route('GET /accesses', ({ query, scope }) =>
    listAccesses(deps, scope, readCursor(query, NUMBER)?.[0], pageSize(query)),
  )

  route('GET /audit/export', async (context) => {
    const { query, reply } = context
    const { items } = await readAudit(deps, await scopeOfLog(context), {
      ...datesOf(query),
      limit: EXPORT_LIMIT,
    })
    reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="audit.csv"')
    return csv(
      ['number', 'at', 'actor', 'realUser', 'action', 'subjectType', 'subjectId', 'reason', 'details'],
      items.map((e) => [
        e.number,
        e.at,
        e.actor?.name ?? e.actorKind,
        e.realUser?.name ?? '',
        e.action,
        e.subjectType,
        e.subjectId,
        e.reason,
        JSON.stringify(e.details),
      ]),
    )
  })

  /** The log of the request's business; where none is chosen, one's own business's, or the platform's. */
  async function scopeOfLog({ actor, tenant }: Pick<Context, 'actor' | 'tenant'>) {
    const user = effectiveUser(actor)
    const tenantId = tenant?.id ?? user?.tenantId ?? null
    if (tenantId) {
      const scope = await tenantScope(deps.database, tenantId, actor)
      if (!scope) throw new Problem('tenant-unknown')
      return scope
    }
    if (!user || !isPlatformRole(user.role)) throw new Problem('forbidden')
    return null
  }

  async function list(
    { query }: Pick<Context<'GET /audit'>, 'query'>,
    scope: Awaited<ReturnType<typeof scopeOfLog>>,
  ) {
    const before = readCursor(query, NUMBER)?.[0]
    return readAudit(deps, scope, { ...datesOf(query), before, limit: pageSize(query) })
  }
}

const datesOf = (query: {
  from?: string | undefined
  to?: string | undefined
  actorId?: string | undefined
  action?: string | undefined
}) => ({
  from: query.from ? new Date(query.from) : undefined,
  to: query.to ? new Date(query.to) : undefined,
  actorId: query.actorId,
  action: query.action || undefined,
})
