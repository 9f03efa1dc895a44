import { useEffect, useState } from 'react'

/** The clock's time in epoch milliseconds, read again every so often. */
export function useNow(clock: () => number, everyMs: number): number {
  const [now, setNow] = useState(clock)
  useEffect(() => {
    setNow(clock())
    const timer = setInterval(() => setNow(clock()), everyMs)
    return () => clearInterval(timer)
  }, [clock, everyMs])
  return now
}
