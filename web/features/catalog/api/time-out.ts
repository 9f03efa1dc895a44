import { queryOptions } from '@tanstack/react-query'
import type { Body } from '../../../../contract/index.ts'
import { api } from '../../../app/api.ts'
import { queryClient } from '../../../app/query.ts'
import { everyPage } from '../../workspace/every-page.ts'
import type { Affected } from '../catalog.types.ts'

/** Time taken out of calendars that ends after an instant. */
export const blocksQuery = (from: string) =>
  queryOptions({
    queryKey: ['blocks', from],
    queryFn: ({ signal }) => everyPage((page) => api('GET /blocks', { query: { ...page, from }, signal })),
  })

/** Closed days that end on or after a local date. */
export const closuresQuery = (from: string) =>
  queryOptions({
    queryKey: ['closures', from],
    queryFn: ({ signal }) => everyPage((page) => api('GET /closures', { query: { ...page, from }, signal })),
  })

/** Takes time out. On a dry run it writes nothing and says which visits it would strand. */
export async function createBlock(
  body: Body<'POST /blocks'>,
  options: { dryRun?: boolean; idempotencyKey?: string } = {},
): Promise<{ id: string | null; affected: Affected[] }> {
  if (options.dryRun) return api('POST /blocks', { query: { dryRun: 'true' }, body })
  const block = await api('POST /blocks', { query: {}, body, ...keyOf(options) })
  await readAgain('blocks')
  return block
}

/** Moves a block or names it anew, alone or with those that were made with it. On a dry run it writes nothing and says which visits it would strand. */
export async function changeBlock(
  id: string,
  body: Body<'PATCH /blocks/:id'>,
  options: { dryRun?: boolean; scope?: 'one' | 'following' | 'all' } = {},
): Promise<Affected[]> {
  const { scope = 'one' } = options
  const query = options.dryRun ? ({ dryRun: 'true', scope } as const) : { scope }
  const { affected } = await api('PATCH /blocks/:id', { params: { id }, query, body })
  if (!options.dryRun) await readAgain('blocks')
  return affected
}

/** Gives a block back; of those that were made together also the later ones, or all. */
export async function deleteBlock(id: string, scope: 'one' | 'following' | 'all' = 'one'): Promise<void> {
  await api('DELETE /blocks/:id', { params: { id }, query: { scope } })
  await readAgain('blocks')
}

/** Closes local dates, both included. On a dry run it writes nothing and says which visits it would strand. */
export async function createClosure(
  body: Body<'POST /closures'>,
  options: { dryRun?: boolean; idempotencyKey?: string } = {},
): Promise<{ id: string | null; affected: Affected[] }> {
  if (options.dryRun) return api('POST /closures', { query: { dryRun: 'true' }, body })
  const closure = await api('POST /closures', { query: {}, body, ...keyOf(options) })
  await readAgain('closures')
  return closure
}

export async function deleteClosure(id: string): Promise<void> {
  await api('DELETE /closures/:id', { params: { id } })
  await readAgain('closures')
}

/** The public holidays of the business's country in a year. */
export const holidaysQuery = (year: number) =>
  queryOptions({
    queryKey: ['closures', 'holidays', year],
    queryFn: ({ signal }) => api('GET /closures/holidays', { query: { year: String(year) }, signal }),
  })

/** Closes several days in one go. On a dry run it writes nothing and says which visits it would strand. */
export async function createHolidays(
  body: Body<'POST /closures/holidays'>,
  options: { dryRun?: boolean; idempotencyKey?: string },
): Promise<{ items: { id: string | null }[]; affected: Affected[] }> {
  if (options.dryRun) return api('POST /closures/holidays', { query: { dryRun: 'true' }, body })
  const made = await api('POST /closures/holidays', { query: {}, body, ...keyOf(options) })
  await readAgain('closures')
  return made
}

export async function setHolidayRegion(region: string): Promise<void> {
  await api('PUT /closures/holiday-region', { body: { region } })
  await readAgain('closures')
}

const keyOf = ({ idempotencyKey }: { idempotencyKey?: string }) => (idempotencyKey ? { idempotencyKey } : {})

const readAgain = (list: 'blocks' | 'closures') =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: [list] }),
    queryClient.invalidateQueries({ queryKey: ['timeline'] }),
  ])
