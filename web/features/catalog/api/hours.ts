import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import type { Affected, Hours, HoursAnswer } from '../catalog.types.ts'

/** Whose hours: a location's opening hours, or one resource's own. */
export interface HoursOf {
  of: 'locations' | 'resources'
  id: string
}

export const hoursQuery = ({ of, id }: HoursOf) =>
  queryOptions({
    queryKey: ['hours', of, id],
    queryFn: ({ signal }): Promise<HoursAnswer> =>
      of === 'locations'
        ? api('GET /locations/:id/hours', { params: { id }, signal })
        : api('GET /resources/:id/hours', { params: { id }, signal }),
  })

/** Writes hours, and says which visits they strand; null returns a resource to its location's opening hours. */
export async function saveHours({ of, id }: HoursOf, hours: Hours | null): Promise<Affected[]> {
  const { affected = [] } = await send({ of, id }, hours, false)
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['hours'] }),
    queryClient.invalidateQueries({ queryKey: ['timeline'] }),
  ])
  return affected
}

/** Which visits the hours would strand; writes nothing. */
export async function strandedByHours(whose: HoursOf, hours: Hours | null): Promise<Affected[]> {
  return (await send(whose, hours, true)).affected ?? []
}

function send({ of, id }: HoursOf, hours: Hours | null, dry: boolean): Promise<HoursAnswer> {
  const rest = { params: { id }, query: dry ? ({ dryRun: 'true' } as const) : {} }
  if (hours === null) return api('DELETE /resources/:id/hours', rest)
  return of === 'locations'
    ? api('PUT /locations/:id/hours', { ...rest, body: hours })
    : api('PUT /resources/:id/hours', { ...rest, body: hours })
}
