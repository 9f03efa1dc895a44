import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api } from '../../app/api.ts'

const EVERY_MS = 2_000
/** What events may have changed: everything of the workspace but the person who is signed in. */
const STALE = [
  'timeline',
  'today',
  'labels',
  'appointment',
  'appointments',
  'availability',
  'blocks',
  'closures',
  'unassigned',
]

/**
 * Asks what has happened since an event number, every two seconds while the page is in sight, and has what
 * is on screen read again when something did.
 */
export function useLiveChanges(eventNumber: number | undefined): void {
  const client = useQueryClient()
  const seen = useRef<number>(undefined)
  useQuery({
    queryKey: ['events'],
    enabled: eventNumber !== undefined,
    refetchInterval: EVERY_MS,
    staleTime: 0,
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const after = seen.current ?? eventNumber ?? 0
      const { items, last } = await api('GET /events', { query: { after: String(after) }, signal })
      seen.current = last
      if (items.length > 0) for (const key of STALE) void client.invalidateQueries({ queryKey: [key] })
      return last
    },
  })
}
