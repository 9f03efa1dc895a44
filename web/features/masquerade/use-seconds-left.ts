import { useEffect, useState } from 'react'
import { serverNow } from '../../app/server-clock.ts'

const left = (until: string) => Math.max(0, Math.ceil((Date.parse(until) - serverNow()) / 1000))

/** Whole seconds until an instant, counting down to 0. */
export function useSecondsLeft(until: string): number {
  const [seconds, setSeconds] = useState(() => left(until))
  useEffect(() => {
    setSeconds(left(until))
    const timer = setInterval(() => setSeconds(left(until)), 1000)
    return () => clearInterval(timer)
  }, [until])
  return seconds
}
