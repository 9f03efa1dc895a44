import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { type DragEvent, type DragState, type Grip, IDLE, reduceDrag, type Snap } from './drag-reducer.ts'
import { edgeSpeed } from './edge-scroll.ts'

/** A place on the board under a pointer. */
export interface Place {
  ms: number
  /** Null over the header, the names or a group's title. */
  resourceId: string | null
}

interface Options {
  scroller: RefObject<HTMLDivElement | null>
  /** The place under a point of the window, CSS pixels. */
  placeAt: (x: number, y: number) => Place
  /** What a press takes hold of; null for what doesn't react. */
  gripAt: (event: ReactPointerEvent<HTMLElement>) => Grip | null
  snapAt: (ms: number, fine: boolean) => Snap
  /** Names and header: the scroller's edges begin behind them, CSS pixels. */
  insets: { left?: number; right?: number; top: number }
  onDropped: (state: Extract<DragState, { phase: 'dropped' }>) => void
  onClicked: (grip: Grip) => void
  /** A finger rested on it and was lifted. */
  onHeld: (grip: Grip, at: Point) => void
}

/** CSS pixels of the window: where the pointer is, for what is shown beside it. */
export interface Point {
  x: number
  y: number
}

export interface Drag {
  state: DragState
  pointer: RefObject<Point>
  send: (event: DragEvent) => void
  onPointerDown: (event: ReactPointerEvent<HTMLElement>) => void
  /** Takes hold of what comes from elsewhere: follows the pointer that pressed there. */
  take: (grip: Grip, event: Pressed) => void
}

type Pressed = Pick<PointerEvent, 'pointerId' | 'clientX' | 'clientY'>

const LONG_PRESS_MS = 350

/** Turns pointer events into the reducer's, with long presses for fingers and scrolling at the edges. */
export function useDrag(options: Options): Drag {
  const [state, setState] = useState<DragState>(IDLE)
  const current = useRef<DragState>(IDLE)
  const latest = useRef(options)
  latest.current = options
  const pointer = useRef<Point>({ x: 0, y: 0 })
  const stop = useRef<(() => void) | null>(null)
  /** A finger has rested and dragged, or asked for the menu. */
  const rested = useRef(false)

  const send = (event: DragEvent) => {
    const next = reduceDrag(current.current, event)
    if (next === current.current) return
    const isOver = next.phase === 'dropped' || next.phase === 'clicked' || next.phase === 'held'
    current.current = isOver ? IDLE : next
    setState(current.current)
    if (next.phase === 'dropped') latest.current.onDropped(next)
    if (next.phase === 'clicked') latest.current.onClicked(next.grip)
    if (next.phase === 'held') latest.current.onHeld(next.grip, pointer.current)
  }

  useEffect(() => () => stop.current?.(), [])

  useEffect(() => {
    const element = latest.current.scroller.current
    // A finger that drags must not scroll too, and only a listener that was there at its touch can say so.
    const keepStill = (event: TouchEvent) => {
      if (current.current.phase === 'dragging' && event.cancelable) event.preventDefault()
    }
    // Nor is it a tap: the mouse's events that a browser makes of one would close the menu that it opened.
    const noTap = (event: TouchEvent) => {
      if (rested.current && event.cancelable) event.preventDefault()
      rested.current = false
    }
    element?.addEventListener('touchmove', keepStill, { passive: false })
    element?.addEventListener('touchend', noTap, { passive: false })
    return () => {
      element?.removeEventListener('touchmove', keepStill)
      element?.removeEventListener('touchend', noTap)
    }
  }, [])

  const onPointerDown = (event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0 || !event.isPrimary || current.current.phase === 'dragging') return
    const grip = options.gripAt(event)
    if (grip) press(grip, event, event.pointerType === 'touch')
  }

  const press = (grip: Grip, event: Pressed, touch: boolean) => {
    stop.current?.()
    pointer.current = { x: event.clientX, y: event.clientY }
    send({ type: 'press', grip, x: event.clientX, y: event.clientY, touch })
    stop.current = follow(event.pointerId, touch)
  }

  /** Follows one pointer until it is let go; gives back what ends that. */
  function follow(pointerId: number, touch: boolean): () => void {
    let frame = 0
    let fine = false
    const moved = () => {
      const { x, y } = pointer.current
      const place = latest.current.placeAt(x, y)
      const before = current.current
      const resourceId = place.resourceId ?? (before.phase === 'dragging' ? before.target.resourceId : null)
      if (resourceId === null) return
      send({ type: 'move', ms: place.ms, resourceId, x, y, snap: latest.current.snapAt(place.ms, fine) })
    }
    const scrollAtEdges = () => {
      frame = requestAnimationFrame(scrollAtEdges)
      const element = latest.current.scroller.current
      if (!element || current.current.phase !== 'dragging') return
      const speed = edgeSpeed(element.getBoundingClientRect(), latest.current.insets, pointer.current)
      if (speed.x === 0 && speed.y === 0) return
      element.scrollBy(speed.x, speed.y)
      moved()
    }
    const onMove = (event: PointerEvent) => {
      if (event.pointerId !== pointerId) return
      pointer.current = { x: event.clientX, y: event.clientY }
      fine = event.shiftKey
      moved()
    }
    const onUp = (event: PointerEvent) => {
      if (event.pointerId !== pointerId) return
      stop.current?.()
      send({ type: event.type === 'pointerup' ? 'release' : 'cancel' })
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      stop.current?.()
      send({ type: 'cancel' })
    }
    const rest = () => {
      rested.current = current.current.phase === 'pressed'
      send({ type: 'long-press' })
    }
    const noMenu = (event: Event) => event.preventDefault()
    const press = touch ? setTimeout(rest, LONG_PRESS_MS) : undefined
    frame = requestAnimationFrame(scrollAtEdges)
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onUp)
    window.addEventListener('keydown', onKey, true)
    if (touch) window.addEventListener('contextmenu', noMenu)
    return () => {
      stop.current = null
      clearTimeout(press)
      cancelAnimationFrame(frame)
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onUp)
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('contextmenu', noMenu)
    }
  }

  return { state, pointer, send, onPointerDown, take: (grip, event) => press(grip, event, false) }
}
