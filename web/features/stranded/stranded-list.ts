import { queryOptions } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { Answer } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { queryClient } from '../../app/query.ts'
import { usePages } from '../../ui/use-pages.ts'

export type StrandedVisit = Answer<'GET /stranded'>['items'][number]

const KEY = ['stranded-visits']

/** Visits to come that don't fit what is set now, page by page. */
export const useStranded = () =>
  usePages([...KEY, 'list'], (page, signal) =>
    api('GET /stranded', { query: { limit: '200', ...page }, signal }),
  )

/** How many there are in all. */
export const strandedCountQuery = queryOptions({
  queryKey: [...KEY, 'count'],
  queryFn: async ({ signal }) => (await api('GET /stranded', { query: { limit: '1' }, signal })).total,
  staleTime: 0,
})

export const readStrandedAgain = (): Promise<void> => queryClient.invalidateQueries({ queryKey: KEY })

/** Leaves a visit as it is, as of the version that was seen. */
export async function keepVisit({ appointmentId, version, why }: StrandedVisit): Promise<void> {
  await api('POST /appointments/:id/keep', {
    params: { id: appointmentId },
    body: { accept: why, version },
  })
}

/** Which visits are being settled: some that a change has just stranded, or all. */
type Opened = { ids: ReadonlySet<string> | null } | null

let opened: Opened = null
const listeners = new Set<() => void>()
function set(next: Opened): void {
  opened = next
  for (const listener of listeners) listener()
}

export const useOpened = (): Opened =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => opened,
  )

/** Opens the list of visits that a saved change has stranded; nothing where it has stranded none. */
export function settleStranded(affected: readonly { appointmentId: string }[]): void {
  void readStrandedAgain()
  if (affected.length > 0) set({ ids: new Set(affected.map((one) => one.appointmentId)) })
}

export function settleAllStranded(): void {
  void readStrandedAgain()
  set({ ids: null })
}
export const closeStranded = (): void => set(null)
