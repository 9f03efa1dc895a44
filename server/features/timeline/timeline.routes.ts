import { can } from '../../../domain/access/index.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { Problem } from '../../problem.ts'
import { presentColumns } from './present-columns.ts'
import { readTimeline } from './read-timeline.ts'
import { readTimelineDays } from './read-timeline-days.ts'
import { searchTimeline } from './search-timeline.ts'

export function timelineRoutes(route: Route, deps: Deps): void {
  route('GET /timeline', ({ query, actor, scope, tenant }) => {
    if (!can(actor, 'timeline.read', { tenantId: tenant.id })) throw new Problem('forbidden')
    const wanted =
      query.resourceIds === undefined
        ? null
        : new Set([query.resourceIds].flat().flatMap((ids) => ids.split(',')))
    return deps.database.readTenant(scope, async (tx) => {
      const window = await readTimeline(tx, new Date(query.from), new Date(query.to), wanted)
      return query.format === 'columns' ? presentColumns(window, query.from) : window
    })
  })

  route('GET /timeline/days', ({ query, actor, scope }) =>
    deps.database.readTenant(scope, (tx) => readTimelineDays(tx, actor, query)),
  )

  route('GET /timeline/search', ({ query, actor, scope }) =>
    deps.database.readTenant(scope, (tx) => searchTimeline(tx, actor, query)),
  )
}
