import { authorise } from '../../authorise.ts'
import type { Deps } from '../../deps.ts'
import type { Route, TenantContext } from '../../http/context.ts'
import { type ExportedList, type ExportRange, exportList } from './export-list.ts'

export function exportRoutes(route: Route, { database }: Deps): void {
  route('GET /services/export', (context) => sent(context, 'services'))
  route('GET /resources/export', (context) => sent(context, 'resources'))
  route('GET /appointments/export', (context) => sent(context, 'appointments', context.query))
  route('GET /blocks/export', (context) => sent(context, 'blocks', context.query))
  route('GET /closures/export', (context) => sent(context, 'closures'))
  route('GET /members/export', (context) => sent(context, 'members'))
  route('GET /unassigned-visits/export', (context) => sent(context, 'unassigned-visits'))

  async function sent(
    { actor, scope, tenant, reply }: Pick<TenantContext, 'actor' | 'scope' | 'tenant' | 'reply'>,
    list: ExportedList,
    range?: ExportRange,
  ): Promise<string> {
    authorise(actor, 'data.export', scope, { isTemporary: tenant.isTemporary })
    const stream = await exportList(database, scope, list, range)
    reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${list}.csv"`)
    // the contract says text; it goes out as it is read
    return stream as unknown as string
  }
}
