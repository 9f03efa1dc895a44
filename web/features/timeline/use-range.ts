import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { toInstant } from './apply-change.ts'
import { namesWidth } from './board.ts'
import { zoomed } from './key-steps.ts'
import { anchoredLeft } from './scroll-anchor.ts'
import { fromStart, scrolled, scrollLeftFor } from './sideways.ts'
import type { TimeScale } from './time-scale.ts'
import type { TimelineProps } from './timeline.types.ts'
import type { Viewport } from './visible-window.ts'

type Asked = Pick<TimelineProps, 'onRangeNeeded' | 'onPxPerHourChange'>

/** Keeps the same time in place when days or the zoom change, and asks for more days near an end. */
export function useRange(
  scroller: RefObject<HTMLDivElement | null>,
  scale: TimeScale,
  { onRangeNeeded, onPxPerHourChange }: Asked,
): { onScroll: (viewport: Viewport, dx: number) => void } {
  const shown = useRef({ scale, left: 0 })
  const asked = useRef('')
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

  return {
    onScroll: (viewport, dx) => {
      shown.current = { scale, left: viewport.left }
      if (!onRangeNeeded || dx === 0) return
      const ahead = viewport.width / 2
      const near = dx < 0 ? viewport.left < ahead : viewport.left + viewport.width + ahead > scale.width
      const key = `${dx < 0 ? 'before' : 'after'} ${scale.startMs} ${scale.endMs}`
      if (!near || asked.current === key) return
      asked.current = key
      const span = scale.endMs - scale.startMs
      const [fromMs, toMs] =
        dx < 0 ? [scale.startMs - span, scale.startMs] : [scale.endMs, scale.endMs + span]
      onRangeNeeded(toInstant(fromMs), toInstant(toMs))
    },
  }
}
