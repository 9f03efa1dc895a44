import type { KeyboardEvent } from 'react'
import { toInstant } from './apply-change.ts'
import { type Board, indexOfItem, moveSpot, type Spot } from './cursor.ts'
import { meantKey, stepOf, zoomed } from './key-steps.ts'
import { MINUTE } from './time-scale.ts'
import type { TimelineItem, TimelineProps } from './timeline.types.ts'
import { type Choosing, NO_CHOOSING } from './use-choosing.ts'
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
  /** Choosing several; a board without it chooses none. */
  choosing?: Choosing
  /** What a key means on a board on which time runs another way; along the rows by their language when left out. */
  keyOf?: (key: string) => string
}

/**
 * The keys on the board: arrows walk; on an item M or Space takes it up, Shift and arrows along the row change its end,
 * Shift and arrows across the rows choose several. All of them are in `shortcuts.ts`, for the sheet of keys.
 */
export function useKeys(options: Options): (event: KeyboardEvent<HTMLElement>) => void {
  const { props, board, words, spot, goTo, edits, announce, choosing = NO_CHOOSING } = options
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
    if (whileChoosing(event, key, spot, item)) return true
    if (item && event.shiftKey && !isCommand(event) && (key === 'ArrowLeft' || key === 'ArrowRight')) {
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

  /** Choosing, copying and asking for the menu; true when it was one of these. */
  function whileChoosing(
    event: KeyboardEvent<HTMLElement>,
    key: string,
    from: Spot,
    item: TimelineItem | undefined,
  ): boolean {
    if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) return edits.openMenu(from)
    if (key === 'Escape' && choosing.chosen.size > 0) {
      choosing.clear()
      return true
    }
    if (choosing.isOn && key === ' ' && isCommand(event)) {
      if (item) choosing.toggle(item)
      return true
    }
    const across = key === 'ArrowUp' ? 'up' : key === 'ArrowDown' ? 'down' : null
    const along = key === 'ArrowLeft' ? 'previous-item' : key === 'ArrowRight' ? 'next-item' : null
    const step = isCommand(event) ? (along ?? across) : across
    if (choosing.isOn && event.shiftKey && step) {
      const next = moveSpot(board, from, step, options.cellMinutes * MINUTE)
      goTo(next)
      const there = board.placed.items[indexOfItem(board, next)]
      if (there) choosing.extend(there, item)
      return true
    }
    if (!isCommand(event) || event.shiftKey) return false
    if (key.toLowerCase() === 'c' && item && props.onCopy) {
      props.onCopy(item)
      return true
    }
    const at = board.layout.rows[from.row]
    if (key.toLowerCase() === 'v' && at?.type === 'resource' && props.onPaste) {
      const end = toInstant(from.ms + options.cellMinutes * MINUTE)
      props.onPaste({ resourceId: at.resource.id, start: toInstant(from.ms), end })
      return true
    }
    return false
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

const isCommand = (event: KeyboardEvent): boolean => event.ctrlKey || event.metaKey

function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey
}
