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

export async function deleteBlock(id: string): Promise<void> {
  await api('DELETE /blocks/:id', { params: { id } })
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

const keyOf = ({ idempotencyKey }: { idempotencyKey?: string }) => (idempotencyKey ? { idempotencyKey } : {})

const readAgain = (list: 'blocks' | 'closures') =>
  Promise.all([
    queryClient.invalidateQueries({ queryKey: [list] }),
    queryClient.invalidateQueries({ queryKey: ['timeline'] }),
  ])
