import { useEffect, useState } from 'react'
import { serverNow } from '../../app/server-clock.ts'

/** Whole seconds until an instant, never below 0; counted by the server's clock, renewed each second. */
export function useCountdown(until: string | undefined): number {
  const [now, setNow] = useState(serverNow)
  const end = until ? Date.parse(until) : 0
  useEffect(() => {
    if (!until) return
    setNow(serverNow())
    const timer = setInterval(() => setNow(serverNow()), 1000)
    return () => clearInterval(timer)
  }, [until])
  return Math.max(0, Math.ceil((end - now) / 1000))
}
