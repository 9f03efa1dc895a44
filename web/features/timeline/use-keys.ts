import type { KeyboardEvent } from 'react'
import { type Board, indexOfItem, moveSpot, type Spot } from './cursor.ts'
import { meantKey, stepOf, zoomed } from './key-steps.ts'
import { MINUTE } from './time-scale.ts'
import type { TimelineItem, TimelineProps } from './timeline.types.ts'
import type { Edits } from './use-edits.ts'
import type { Words } from './use-words.ts'

interface Options {
  props: TimelineProps
  board: Board
  words: Words
  spot: Spot | null
  goTo: (spot: Spot) => void
  edits: Edits
  cellMinutes: number
  snapMinutes: number
  pxPerHour: number
  announce: (text: string) => void
  /** What a key means on a board on which time runs another way; along the rows by their language when left out. */
  keyOf?: (key: string) => string
}

/** The keys on the board: arrows walk; on an item M or Space takes it up, Shift and arrows change its end. */
export function useKeys(options: Options): (event: KeyboardEvent<HTMLElement>) => void {
  const { props, board, words, spot, goTo, edits, announce } = options
  const state = edits.drag.state
  const keyOf = options.keyOf ?? ((key: string) => meantKey(key, words.runsLeft))
  return (event) => {
    const handled = state.phase === 'dragging' ? whileMoving(event) : whileWalking(event)
    if (!handled) return
    event.preventDefault()
    event.stopPropagation()
  }

  function focusedItem(): TimelineItem | undefined {
    return spot === null ? undefined : board.placed.items[indexOfItem(board, spot)]
  }

  function whileWalking(event: KeyboardEvent<HTMLElement>): boolean {
    if (!spot) return false
    const key = keyOf(event.key)
    const item = focusedItem()
    if (item && event.shiftKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      return takeUp(item, 'resize', key)
    }
    if (item && isPlain(event) && (event.key.toLowerCase() === 'm' || event.key === ' ')) {
      return takeUp(item, 'move')
    }
    if (item && isPlain(event) && (event.key === 'Delete' || event.key === 'Backspace')) {
      if (!props.onCancel) return false
      props.onCancel(item)
      return true
    }
    const direction = event.key === '+' || event.key === '=' ? 1 : event.key === '-' ? -1 : 0
    if (direction !== 0 && props.onPxPerHourChange && !event.ctrlKey && !event.metaKey) {
      props.onPxPerHourChange(zoomed(options.pxPerHour, direction))
      return true
    }
    const step = event.shiftKey
      ? null
      : stepOf({ key, ctrlKey: event.ctrlKey, metaKey: event.metaKey, altKey: event.altKey })
    if (!step) return false
    goTo(moveSpot(board, spot, step, options.cellMinutes * MINUTE))
    return true
  }

  function takeUp(item: TimelineItem, mode: 'move' | 'resize', key?: string): boolean {
    const grip = edits.gripOf(item, mode)
    if (!grip) {
      announce(words.t('announce.fixed'))
      return true
    }
    edits.drag.send({ type: 'lift', grip })
    if (key) edits.drag.send({ type: 'nudge', byMs: key === 'ArrowRight' ? snapMs() : -snapMs() })
    else announce(words.t('announce.lifted', { title: item.title }))
    return true
  }

  function whileMoving(event: KeyboardEvent<HTMLElement>): boolean {
    if (state.phase !== 'dragging' || state.by !== 'keyboard') return false
    const key = keyOf(event.key)
    switch (key) {
      case 'Enter':
      case ' ':
        edits.drag.send({ type: 'release' })
        return true
      case 'Escape':
        edits.drag.send({ type: 'cancel' })
        announce(words.t('announce.cancelled'))
        return true
      case 'ArrowLeft':
      case 'ArrowRight':
        edits.drag.send({ type: 'nudge', byMs: key === 'ArrowRight' ? snapMs() : -snapMs() })
        return true
      case 'ArrowUp':
      case 'ArrowDown':
        edits.drag.send({ type: 'nudge', byMs: 0, resourceId: nextRow(key === 'ArrowDown' ? 1 : -1) })
        return true
      default:
        // Nothing else happens while a piece is in the air, but Tab and the browser's own keys.
        return event.key.length === 1 && isPlain(event)
    }
  }

  function snapMs(): number {
    return options.snapMinutes * MINUTE
  }

  /** The next row of the same kind: the others can't take it. */
  function nextRow(by: 1 | -1): string | undefined {
    if (state.phase !== 'dragging') return undefined
    const { resources, resourceIndex } = board.placed
    const index = resourceIndex.get(state.target.resourceId) ?? -1
    const next = resources[index + by]
    return next?.kind === resources[index]?.kind ? next?.id : undefined
  }
}

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey
}
