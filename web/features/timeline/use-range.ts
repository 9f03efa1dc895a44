import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { namesWidth } from './board.ts'
import { zoomed } from './key-steps.ts'
import { anchoredLeft } from './scroll-anchor.ts'
import { fromStart, scrolled, scrollLeftFor } from './sideways.ts'
import { type TimeScale, toMs } from './time-scale.ts'
import type { TimelineProps } from './timeline.types.ts'
import type { Viewport } from './visible-window.ts'

type Asked = Pick<TimelineProps, 'onSeen' | 'onPxPerHourChange'>

/** Keeps the same time in place when days or the zoom change, and says what time is in sight. */
export function useRange(
  scroller: RefObject<HTMLDivElement | null>,
  scale: TimeScale,
  { onSeen, onPxPerHourChange }: Asked,
): { onScroll: (viewport: Viewport, dx: number) => void } {
  const shown = useRef({ scale, left: 0 })
  const towards = useRef<1 | -1>(1)
  /** Where in the visible time the zoom is held, CSS pixels. */
  const held = useRef<number | null>(null)
  const zoom = useRef({ scale, onPxPerHourChange })
  zoom.current = { scale, onPxPerHourChange }

  useLayoutEffect(() => {
    const element = scroller.current
    const before = shown.current
    if (!element || before.scale === scale) return
    const middle = (element.clientWidth - namesWidth(element.clientWidth)) / 2
    const sameZoom = before.scale.pxPerHour === scale.pxPerHour
    const left = anchoredLeft(before.scale, scale, before.left, sameZoom ? 0 : (held.current ?? middle))
    element.scrollLeft = scrollLeftFor(element, left ?? before.left)
    held.current = null
    shown.current = { scale, left: scrolled(element) }
  }, [scroller, scale])

  useEffect(() => {
    const element = scroller.current
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey || !zoom.current.onPxPerHourChange) return
      event.preventDefault()
      if (element) held.current = fromStart(element, event.clientX) - namesWidth(element.clientWidth)
      const next = zoomed(zoom.current.scale.pxPerHour, event.deltaY < 0 ? 1 : -1)
      if (next !== zoom.current.scale.pxPerHour) zoom.current.onPxPerHourChange(next)
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [scroller])

  const say = useRef<(left: number, width: number) => void>(() => {})
  say.current = (left, width) =>
    onSeen?.({ fromMs: toMs(scale, left), toMs: toMs(scale, left + width), towards: towards.current })
  useEffect(() => {
    const element = scroller.current
    const width = element ? element.clientWidth - namesWidth(element.clientWidth) : 0
    // at another zoom the same place shows another time
    if (element && scale.width > 0) say.current(scrolled(element), width)
  }, [scroller, scale])

  return {
    onScroll: (viewport, dx) => {
      shown.current = { scale, left: viewport.left }
      if (dx !== 0) towards.current = dx < 0 ? -1 : 1
      say.current(viewport.left, viewport.width)
    },
  }
}
