import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { scrolled, scrollLeftFor } from '../sideways.ts'

/** CSS pixels: the hours beside the columns; the day above them where there are several; the names. */
export const AXIS = 56
export const BAND = 26
export const NAMES = 36

/** What is drawn of the columns: those from `first` to `last`, each so wide. */
export interface ColumnView {
  width: number
  first: number
  last: number
}

/** Columns that are drawn beyond either edge, so that a frame of a fast scroll has no hole. */
const SPARE = 3

/** Which columns are in sight, drawn anew within the scroll event. `start` is where to begin, CSS pixels. */
export function useColumnView(
  scroller: RefObject<HTMLDivElement | null>,
  count: number,
  leastWidth: number,
  start: (width: number, height: number) => { column: number; top: number },
): ColumnView | null {
  const [view, setView] = useState<ColumnView | null>(null)
  const latest = useRef(start)
  latest.current = start
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = (): ColumnView => {
      const room = element.clientWidth - AXIS
      const width = Math.max(leastWidth, Math.floor(room / Math.max(1, count)))
      const left = scrolled(element)
      return {
        width,
        first: Math.max(0, Math.floor(left / width) - SPARE),
        last: Math.min(count, Math.ceil((left + room) / width) + SPARE),
      }
    }
    let shown = measure()
    const draw = () => {
      const next = measure()
      if (next.width === shown.width && next.first === shown.first && next.last === shown.last) return
      shown = next
      flushSync(() => setView(next))
    }
    setView(shown)
    element.addEventListener('scroll', draw, { passive: true })
    const resized = new ResizeObserver(draw)
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', draw)
      resized.disconnect()
    }
  }, [scroller, count, leastWidth])

  const begun = useRef(false)
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element || !view || begun.current) return
    begun.current = true
    const { column, top } = latest.current(view.width, element.clientHeight)
    element.scrollTo({ left: scrollLeftFor(element, column * view.width), top, behavior: 'instant' })
  })
  return view
}
