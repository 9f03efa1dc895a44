import { type MouseEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Board } from './cursor.ts'
import {
  isChoosable,
  NONE,
  type Selection,
  stretchOf,
  toggled,
  visitsBetween,
  visitsIn,
} from './selection.ts'
import { fromStart, scrolled } from './sideways.ts'
import type { TimelineItem, TimelineProps } from './timeline.types.ts'
import { HEADER } from './use-viewport.ts'
import type { Words } from './use-words.ts'

interface Options {
  props: TimelineProps
  board: Board
  words: Words
  scroller: RefObject<HTMLDivElement | null>
  names: number
  announce: (text: string) => void
}

/** CSS pixels from the start of the days and the top of the rows. */
export interface Frame {
  x0: number
  x1: number
  y0: number
  y1: number
}

export interface Choosing {
  chosen: Selection
  /** The rectangle that is being drawn around visits. */
  frame: Frame | null
  isOn: boolean
  toggle: (item: TimelineItem) => void
  /** All from the one chosen last to this one. */
  extend: (item: TimelineItem, from?: TimelineItem) => void
  clear: () => void
  /** True when the press chose something. */
  onClick: (event: MouseEvent<HTMLElement>, item: TimelineItem | null) => boolean
  /** True when a rectangle begins here. */
  onPointerDown: (event: PointerEvent<HTMLElement>) => boolean
}

export const NO_CHOOSING: Choosing = {
  chosen: NONE,
  frame: null,
  isOn: false,
  toggle: () => {},
  extend: () => {},
  clear: () => {},
  onClick: () => false,
  onPointerDown: () => false,
}

/** Choosing several visits: by Ctrl and Shift, by a rectangle that Shift draws, by keys, and by fingers. */
export function useChoosing(options: Options): Choosing {
  const { props, board, words, scroller, names, announce } = options
  const chosen = props.chosen ?? NONE
  const anchor = useRef<TimelineItem | null>(null)
  const [frame, setFrame] = useState<Frame | null>(null)
  const stop = useRef<(() => void) | null>(null)
  const latest = useRef(options)
  latest.current = options
  useEffect(() => () => stop.current?.(), [])

  const choose = (next: Selection) => {
    if (!props.onChoose || next === chosen) return
    props.onChoose(next)
    announce(words.t('announce.chosen', { count: next.size }))
  }
  const toggle = (item: TimelineItem) => {
    anchor.current = item
    choose(toggled(chosen, item))
  }
  const extend = (item: TimelineItem, from?: TimelineItem) => {
    anchor.current ??= from ?? item
    if (isChoosable(item)) choose(new Set([...chosen, ...visitsBetween(board, anchor.current, item)]))
  }
  const clear = () => {
    anchor.current = null
    if (chosen.size > 0) choose(NONE)
  }

  const pointOf = (event: Pick<MouseEvent, 'clientX' | 'clientY'>) => {
    const element = scroller.current as HTMLDivElement
    const { top } = element.getBoundingClientRect()
    return {
      x: fromStart(element, event.clientX) - names + scrolled(element),
      y: event.clientY - top - HEADER + element.scrollTop,
    }
  }
  const begin = (event: PointerEvent<HTMLElement>) => {
    const { x, y } = pointOf(event)
    const { pointerId } = event
    const before = event.ctrlKey || event.metaKey ? chosen : NONE
    let drawn: Frame = { x0: x, x1: x, y0: y, y1: y }
    const onMove = (moved: globalThis.PointerEvent) => {
      if (moved.pointerId !== pointerId) return
      const to = pointOf(moved)
      drawn = { ...drawn, x1: to.x, y1: to.y }
      setFrame(drawn)
    }
    const onUp = (up: globalThis.PointerEvent) => {
      if (up.pointerId !== pointerId) return
      stop.current?.()
      if (up.type === 'pointercancel' || Math.hypot(drawn.x1 - drawn.x0, drawn.y1 - drawn.y0) < 4) return
      const found = visitsIn(latest.current.board, stretchOf(latest.current.board, drawn))
      choose(new Set([...before, ...found]))
    }
    window.addEventListener('pointermove', onMove)
    window.addEventListener('pointerup', onUp)
    window.addEventListener('pointercancel', onUp)
    stop.current = () => {
      stop.current = null
      setFrame(null)
      window.removeEventListener('pointermove', onMove)
      window.removeEventListener('pointerup', onUp)
      window.removeEventListener('pointercancel', onUp)
    }
  }

  return {
    chosen,
    frame,
    isOn: props.onChoose !== undefined,
    toggle,
    extend,
    clear,
    onClick: (event, item) => {
      if (!props.onChoose || !item || event.detail === 0) return false
      if (event.shiftKey) extend(item)
      else if (event.ctrlKey || event.metaKey || props.choosing) toggle(item)
      else return false
      return true
    },
    onPointerDown: (event) => {
      const target = event.target as Element
      const onBoard = target.closest('[role=gridcell]') !== null && target.closest('[data-item]') === null
      if (!props.onChoose || !event.shiftKey || event.button !== 0 || !onBoard) return false
      event.preventDefault()
      stop.current?.()
      begin(event)
      return true
    },
  }
}
