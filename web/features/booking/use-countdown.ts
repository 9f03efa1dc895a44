import { useEffect, useState } from 'react'
import { serverNow } from '../../app/server-clock.ts'

/** Whole seconds until an instant of this machine's clock (epoch ms), never below 0; renewed each second. */
export function useCountdown(until: number | undefined): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    if (!until) return
    setNow(serverNow())
    const timer = setInterval(() => setNow(serverNow()), 1000)
    return () => clearInterval(timer)
  }, [until])
  return Math.max(0, Math.ceil(((until ?? 0) - now) / 1000))
}
