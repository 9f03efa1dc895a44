import { useState } from 'react'
import type { View } from './calendar-window.ts'

const FIRST: Record<View, number> = { day: 96, three: 56, week: 32, month: 12 }
/** A whole week fits beside the names. */
const LEAST = 6
const MOST = 480
const STEP = 1.25
const KEY = 'smooth.calendar.zoom'

type Zooms = Partial<Record<View, number>>
function recall(): Zooms {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Zooms
  } catch {
    return {}
  }
}

/** Whole CSS pixels per hour, remembered for each view. */
export function useZoom(view: View) {
  const [zooms, setZooms] = useState(recall)
  const pxPerHour = Math.min(MOST, Math.max(LEAST, zooms[view] ?? FIRST[view]))
  const set = (px: number) => {
    const next = { ...zooms, [view]: Math.round(Math.min(MOST, Math.max(LEAST, px))) }
    localStorage.setItem(KEY, JSON.stringify(next))
    setZooms(next)
  }
  return {
    pxPerHour,
    set,
    closer: () => set(pxPerHour * STEP),
    farther: () => set(pxPerHour / STEP),
    atMost: pxPerHour >= MOST,
    atLeast: pxPerHour <= LEAST,
  }
}
