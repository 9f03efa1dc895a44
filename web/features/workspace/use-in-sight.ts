import { useEffect, useRef } from 'react'

/** For a row of links that may be wider than a phone: what is `aria-current` in it is brought into sight whenever `chosen` changes. */
export function useInSight(chosen: string) {
  const row = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!chosen) return
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [chosen])
  return row
}
