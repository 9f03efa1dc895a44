import type { Step } from './cursor.ts'

interface Key {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

const STEPS: Record<string, Step> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'previous-day',
  PageDown: 'next-day',
  Home: 'day-start',
  End: 'day-end',
}

/** A key as it is meant: to the left lies what is later where time runs that way. */
export function meantKey(key: string, runsLeft: boolean): string {
  if (!runsLeft) return key
  return key === 'ArrowLeft' ? 'ArrowRight' : key === 'ArrowRight' ? 'ArrowLeft' : key
}

/** Where a key leads on the board, or null for a key that doesn't walk. */
export function stepOf({ key, ctrlKey, metaKey, altKey }: Key): Step | null {
  if (altKey) return null
  if (ctrlKey || metaKey) {
    if (key === 'ArrowLeft') return 'previous-item'
    return key === 'ArrowRight' ? 'next-item' : null
  }
  return STEPS[key] ?? null
}

/** The zooms, whole CSS pixels an hour, from a week on one screen to minutes that one can aim at. */
export const ZOOMS = [6, 8, 12, 16, 24, 32, 48, 64, 80, 96, 120, 160, 200, 240] as const

/** The next zoom in or out. */
export function zoomed(pxPerHour: number, direction: 1 | -1): number {
  const found =
    direction === 1 ? ZOOMS.find((zoom) => zoom > pxPerHour) : ZOOMS.findLast((zoom) => zoom < pxPerHour)
  return found ?? pxPerHour
}
