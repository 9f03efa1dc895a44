import { useState } from 'react'
import type { View } from './calendar-window.ts'

/** A view's rows, or the columns, on which time runs down. */
type What = View | 'columns'
const FIRST: Record<What, number> = { day: 96, three: 56, week: 32, month: 12, columns: 64 }
/** A whole week fits beside the names. */
const LEAST = 6
/** Names can be read in a visit of half an hour. */
const LEAST_DOWN = 32
const MOST = 480
const STEP = 1.25
const KEY = 'smooth.calendar.zoom'

type Zooms = Partial<Record<What, number>>
function recall(): Zooms {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Zooms
  } catch {
    return {}
  }
}

/** Whole CSS pixels per hour, remembered for each view. */
export function useZoom(view: What) {
  const [zooms, setZooms] = useState(recall)
  const least = view === 'columns' ? LEAST_DOWN : LEAST
  const pxPerHour = Math.min(MOST, Math.max(least, zooms[view] ?? FIRST[view]))
  const set = (px: number) => {
    const next = { ...zooms, [view]: Math.round(Math.min(MOST, Math.max(least, px))) }
    localStorage.setItem(KEY, JSON.stringify(next))
    setZooms(next)
  }
  return {
    pxPerHour,
    set,
    closer: () => set(pxPerHour * STEP),
    farther: () => set(pxPerHour / STEP),
    atMost: pxPerHour >= MOST,
    atLeast: pxPerHour <= least,
  }
}
