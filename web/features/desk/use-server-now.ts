import { useCallback } from 'react'
import { serverNow } from '../../app/server-clock.ts'
import { useNow } from '../timeline/use-now.ts'

const TICK_MS = 10_000

/**
 * The server's time in epoch milliseconds: what it said, and what has gone by here since (`readAt`, of this machine's
 * clock). A desk whose clock is wrong still counts minutes right.
 */
export function useServerNow(said: string | undefined, readAt: number): number {
  const ahead = said === undefined ? 0 : Date.parse(said) - readAt
  return useNow(
    useCallback(() => serverNow() + ahead, [ahead]),
    TICK_MS,
  )
}
