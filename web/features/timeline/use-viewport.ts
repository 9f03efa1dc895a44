import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { namesWidth } from './board.ts'
import { scrolled, scrollLeftFor } from './sideways.ts'
import { keepTextInSight } from './text-in-sight.ts'
import { type DrawnWindow, drawnWindow, stillFits, type Viewport } from './visible-window.ts'

/** CSS pixels of the header with dates and hours. */
export const HEADER = 52

export interface View {
  names: number
  viewport: Viewport
  drawn: DrawnWindow
}

/**
 * What a scroller shows. Drawn anew within the scroll event, before the frame is painted: a later render
 * would leave holes. `firstLeft` is where to begin, in CSS pixels, given the width of the visible time.
 */
export function useViewport(
  scroller: RefObject<HTMLDivElement | null>,
  firstLeft: (width: number) => number,
  onScroll: (viewport: Viewport, dx: number) => void,
): View | null {
  const [view, setView] = useState<View | null>(null)
  const left = useRef(0)
  const handlers = useRef({ firstLeft, onScroll })
  handlers.current = { firstLeft, onScroll }

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    let shown = measure(element)
    element.scrollLeft = scrollLeftFor(element, handlers.current.firstLeft(shown.viewport.width))
    shown = measure(element)
    setView(shown)
    left.current = shown.viewport.left
    handlers.current.onScroll(shown.viewport, 0)

    const onScrolled = () => {
      const viewport = viewportOf(element, shown.names)
      const dx = viewport.left - shown.viewport.left
      const dy = viewport.top - shown.viewport.top
      left.current = viewport.left
      const fits = stillFits(shown.drawn, viewport)
      shown = { ...shown, viewport, drawn: fits ? shown.drawn : drawnWindow(viewport, dx, dy) }
      if (!fits) flushSync(() => setView(shown))
      if (fits) keepTextInSight(element, viewport.left)
      handlers.current.onScroll(viewport, dx)
    }
    const resized = new ResizeObserver(() => {
      const next = measure(element)
      if (next.viewport.width === shown.viewport.width && next.viewport.height === shown.viewport.height)
        return
      shown = next
      setView(next)
    })
    element.addEventListener('scroll', onScrolled, { passive: true })
    resized.observe(element)
    return () => {
      element.removeEventListener('scroll', onScrolled)
      resized.disconnect()
    }
  }, [scroller])

  useLayoutEffect(() => {
    // what was scrolled is remembered: to ask the browser now would have it lay out everything at once
    if (view && scroller.current) keepTextInSight(scroller.current, left.current)
  })

  return view
}

function measure(element: HTMLElement): View {
  const names = namesWidth(element.clientWidth)
  const viewport = viewportOf(element, names)
  return { names, viewport, drawn: drawnWindow(viewport) }
}

function viewportOf(element: HTMLElement, names: number): Viewport {
  return {
    left: scrolled(element),
    top: element.scrollTop,
    width: element.clientWidth - names,
    height: element.clientHeight - HEADER,
  }
}
