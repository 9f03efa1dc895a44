import {
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
} from 'react'
import { toInstant, visitAfter } from './apply-change.ts'
import { type Board, indexOfItem, itemOfElement, type Spot } from './cursor.ts'
import type { DragState, Grip } from './drag-reducer.ts'
import { toEpoch } from './instant.ts'
import { reasonWords } from './item-words.ts'
import { rowAt } from './layout-rows.ts'
import { moveOf, movesOf } from './move-changes.ts'
import { placementHints } from './placement-hints.ts'
import { piecesChosen } from './selection.ts'
import { fromStart, scrolled, toClientX } from './sideways.ts'
import { MINUTE, snapOrigin, toMs, toX } from './time-scale.ts'
import type { CanPlace, TimelineHandle, TimelineItem, TimelineProps, Verdict } from './timeline.types.ts'
import { type Choosing, NO_CHOOSING } from './use-choosing.ts'
import { type Drag, type Place, type Point, useDrag } from './use-drag.ts'
import { HEADER } from './use-viewport.ts'
import type { Words } from './use-words.ts'
import { endsVisit, piecesOf, type Target } from './visit-pieces.ts'

interface Options {
  props: TimelineProps
  board: Board
  words: Words
  scroller: RefObject<HTMLDivElement | null>
  names: number
  snapMinutes: number
  cellMinutes: number
  spot: Spot | null
  goTo: (spot: Spot, focus?: boolean) => void
  announce: (text: string) => void
  /** Choosing several; a board without it chooses none. */
  choosing?: Choosing
  /** Where times and rows are on another kind of board than this one with rows. */
  geometry?: Geometry
}

/** What a board that is drawn in another way says of places on it; points are CSS pixels of the window. */
export interface Geometry {
  placeAt: (x: number, y: number) => Place
  /** Whether a point is over the end of the item there. */
  overEnd: (target: Element, point: Point) => boolean
  /** Where a piece that the keyboard moves is. */
  pointOf: (target: Target) => Point
  /** The board's row of a resource at a time; -1 where there is none. */
  rowAt: (resourceId: string, ms: number) => number
  insets: Parameters<typeof useDrag>[0]['insets']
}

export interface Edits {
  drag: Drag
  /** Of the place where the dragged piece is now. */
  verdict: Verdict
  isDimmed: (resourceId: string) => boolean
  /** Takes hold of an item by keyboard; null when it can't be changed that way. */
  gripOf: (item: TimelineItem, mode: 'move' | 'resize') => Grip | null
  create: (spot: Spot) => void
  /** Where a piece moved by keyboard is in the window. */
  keyboardPoint: () => Point
  /** Asks for what can be done at the keyboard's place; false where nothing can. */
  openMenu: (spot: Spot) => boolean
  take: TimelineHandle['take']
  onContextMenu: (event: MouseEvent<HTMLElement>) => void
  /** Wherever the focus came from, the keyboard is there. */
  onFocus: (event: FocusEvent<HTMLElement>) => void
  onClick: (event: MouseEvent<HTMLElement>) => void
  onPointerDown: (event: PointerEvent<HTMLElement>) => void
  onPointerMove: (event: PointerEvent<HTMLElement>) => void
}

const FINE: Verdict = { ok: true }
/** CSS pixels before an item's end that take hold of the end. */
const EDGE = 8

/** Moving, resizing and creating, by pointer and by keyboard: the same reducer, hints and callbacks for all. */
export function useEdits(options: Options): Edits {
  const {
    props,
    board,
    words,
    scroller,
    names,
    snapMinutes,
    goTo,
    announce,
    choosing = NO_CHOOSING,
  } = options
  const { data } = props
  const geometry = options.geometry ?? {
    placeAt,
    overEnd: (target: Element, point: Point) => overEnd(target, point.x, words.runsLeft),
    pointOf,
    rowAt: rowOf,
    insets: { [words.runsLeft ? 'right' : 'left']: names, top: HEADER },
  }
  const drag = useDrag({
    scroller,
    placeAt: geometry.placeAt,
    gripAt,
    snapAt: (ms, fine) => ({ originMs: snapOrigin(board.scale, ms), minutes: fine ? 1 : snapMinutes }),
    insets: geometry.insets,
    onDropped: (state) => drop(state),
    onClicked: (grip) => clicked(grip),
    onHeld: (grip, at) => {
      if (grip.mode === 'create') menuAt(null, grip.resourceId, grip.grabMs, at)
      else menuAt(grip.item, grip.item.resourceId, toEpoch(grip.item.start), at)
    },
  })
  const dragging = drag.state.phase === 'dragging' ? drag.state : null
  const active = dragging !== null
  const together = dragging && dragging.grip.mode !== 'create' ? dragging.grip.pieces : undefined
  const canPlace = useMemo<CanPlace>(() => {
    if (props.canPlace) return props.canPlace
    // Built anew for each drag, with the clock's time then.
    if (!active) return () => FINE
    let hints: CanPlace | undefined
    return (...place) => {
      hints ??= placementHints(data, {
        nowMs: (props.clock ?? Date.now)(),
        say: (reason) => reasonWords(reason, words),
        placed: board.placed,
        together,
      })
      return hints(...place)
    }
  }, [props.canPlace, props.clock, data, words, board.placed, active, together])
  const grabbed = dragging && dragging.grip.mode !== 'create' ? dragging.grip.item : null
  const verdict = dragging
    ? canPlace(grabbed, dragging.target.resourceId, dragging.target.startMs, dragging.target.endMs)
    : FINE

  useEffect(() => {
    if (dragging?.by === 'keyboard') announce(placeWords(dragging))
  })

  return {
    drag,
    verdict,
    isDimmed: (resourceId) => {
      if (dragging?.grip.mode !== 'move') return false
      const there = canPlace(grabbed, resourceId, dragging.target.startMs, dragging.target.endMs)
      return !there.ok && !there.warning
    },
    gripOf,
    create,
    keyboardPoint,
    openMenu,
    take,
    onContextMenu,
    onFocus: (event) => {
      const item = itemUnder(event.target)
      const row = item ? geometry.rowAt(item.resourceId, toEpoch(item.start)) : -1
      if (item && row >= 0 && options.spot?.itemId !== item.id)
        goTo({ row, ms: toEpoch(item.start), itemId: item.id }, false)
    },
    onClick,
    onPointerDown: (event) => {
      if (choosing.onPointerDown(event)) return
      const item = itemUnder(event.target as Element)
      const row = item ? geometry.rowAt(item.resourceId, toEpoch(item.start)) : -1
      if (item && row >= 0) goTo({ row, ms: toEpoch(item.start), itemId: item.id }, false)
      drag.onPointerDown(event)
    },
    onPointerMove: (event) => {
      if (!scroller.current || dragging) return
      const item = itemUnder(event.target as Element)
      const edge =
        item !== null &&
        geometry.overEnd(event.target as Element, { x: event.clientX, y: event.clientY }) &&
        gripOf(item, 'resize') !== null
      scroller.current.toggleAttribute('data-edge', edge)
    },
  }

  function rowOf(resourceId: string): number {
    return board.layout.rowOf[board.placed.resourceIndex.get(resourceId) ?? -1] ?? -1
  }

  function itemUnder(target: Element): TimelineItem | null {
    return itemOfElement(board, target.closest('[data-item]'))
  }

  function placeAt(x: number, y: number): Place {
    const element = scroller.current
    if (!element) return { ms: board.scale.startMs, resourceId: null }
    const rect = element.getBoundingClientRect()
    const ms = toMs(board.scale, fromStart(element, x) - names + scrolled(element))
    const within = y - rect.top - HEADER
    const row = board.layout.rows[rowAt(board.layout, within + element.scrollTop)]
    return { ms, resourceId: within >= 0 && row?.type === 'resource' ? row.resource.id : null }
  }

  function gripOf(item: TimelineItem, mode: 'move' | 'resize'): Grip | null {
    const allowed = (props.canEdit ?? isOpen)(item) && (mode === 'move' ? props.onMove : props.onResize)
    if (!allowed || (mode === 'resize' && !endsVisit(piecesOf(data.items, item), item))) return null
    const startMs = toEpoch(item.start)
    const origin = { resourceId: item.resourceId, startMs, endMs: toEpoch(item.end) }
    return {
      mode,
      item,
      origin,
      grabMs: startMs,
      pieces: mode === 'move' ? goingAlong(item) : piecesOf(data.items, item),
    }
  }

  /** A chosen visit takes the other chosen ones with it, but those that are over. */
  function goingAlong(item: TimelineItem): TimelineItem[] {
    const { chosen } = choosing
    if (!props.onMoveMany || chosen.size < 2 || !chosen.has(item.appointmentId ?? ''))
      return piecesOf(data.items, item)
    return piecesChosen(data.items, chosen).filter(props.canEdit ?? isOpen)
  }

  function take(item: TimelineItem, pressed?: Parameters<TimelineHandle['take']>[1]): void {
    const startMs = toEpoch(item.start)
    const origin = { resourceId: '', startMs, endMs: toEpoch(item.end) }
    const grip: Grip = { mode: 'move', item, origin, grabMs: startMs, pieces: [item], isNew: true }
    const { spot } = options
    if (pressed) drag.take(grip, pressed)
    if (pressed || !spot) return
    const at = board.layout.rows[spot.row]
    const { resources, resourceIndex } = board.placed
    const meant = resources[resourceIndex.get(item.resourceId) ?? -1]
    const fits = at?.type === 'resource' && at.resource.kind === meant?.kind
    const resourceId = fits ? at.resource.id : item.resourceId
    drag.send({ type: 'lift', grip })
    drag.send({ type: 'nudge', byMs: spot.ms - startMs, resourceId })
    announce(words.t('announce.lifted', { title: item.title }))
    goTo(spot, true)
  }

  function menuAt(item: TimelineItem | null, resourceId: string, ms: number, { x, y }: Point): void {
    if (!props.onMenu) return
    const cell = options.cellMinutes * MINUTE
    const originMs = snapOrigin(board.scale, ms)
    const from = item ? ms : originMs + Math.floor((ms - originMs) / cell) * cell
    const end = item ? item.end : toInstant(from + cell)
    props.onMenu({ item, resourceId, start: toInstant(from), end, x, y })
  }

  function openMenu(spot: Spot): boolean {
    const at = board.layout.rows[spot.row]
    const rect = scroller.current?.querySelector('[data-spot]')?.getBoundingClientRect()
    if (!props.onMenu || at?.type !== 'resource' || !rect) return false
    const item = board.placed.items[indexOfItem(board, spot)] ?? null
    const x = Math.min(rect.left + 16, rect.right)
    menuAt(item, at.resource.id, item ? toEpoch(item.start) : spot.ms, { x, y: rect.bottom })
    return true
  }

  function onContextMenu(event: MouseEvent<HTMLElement>): void {
    if (!props.onMenu) return
    const item = itemUnder(event.target as Element)
    const { ms, resourceId } = geometry.placeAt(event.clientX, event.clientY)
    if (drag.state.phase !== 'idle' || (!item && resourceId === null)) return
    event.preventDefault()
    menuAt(item, item?.resourceId ?? (resourceId as string), item ? toEpoch(item.start) : ms, {
      x: event.clientX,
      y: event.clientY,
    })
  }

  function gripAt(event: PointerEvent<HTMLElement>): Grip | null {
    const target = event.target as Element
    const point = { x: event.clientX, y: event.clientY }
    const { ms, resourceId } = geometry.placeAt(point.x, point.y)
    const item = itemUnder(target)
    if (item && choosing.isOn && (event.ctrlKey || event.metaKey || event.shiftKey)) return null
    if (item) {
      const resize = geometry.overEnd(target, point) ? gripOf(item, 'resize') : null
      const grip = resize ?? gripOf(item, 'move')
      return grip && { ...grip, grabMs: ms }
    }
    if (!props.onCreate || resourceId === null || target.closest('[role=rowheader],[role=columnheader]'))
      return null
    const snap = { originMs: snapOrigin(board.scale, ms), minutes: snapMinutes }
    return { mode: 'create', resourceId, grabMs: ms, snap }
  }

  function clicked(grip: Grip): void {
    if (grip.mode !== 'create') {
      // the click that follows chooses
      if (props.choosing) return
      choosing.clear()
      if (grip.isNew) take(grip.item)
      else props.onOpen?.(grip.item)
      return
    }
    choosing.clear()
    const { originMs } = grip.snap
    const cell = options.cellMinutes * MINUTE
    const ms = originMs + Math.floor((grip.grabMs - originMs) / cell) * cell
    const row = geometry.rowAt(grip.resourceId, ms)
    const { spot } = options
    // The first press shows where; one more there is meant.
    const shown = scroller.current?.querySelector('[data-cell]')
    if (spot?.row === row && spot.ms === ms && shown && shown === document.activeElement) create(spot)
    else goTo({ row, ms }, true)
  }

  function create(spot: Spot): void {
    const at = board.layout.rows[spot.row]
    if (at?.type !== 'resource') return
    const end = toInstant(spot.ms + options.cellMinutes * MINUTE)
    props.onCreate?.({ resourceId: at.resource.id, start: toInstant(spot.ms), end })
  }

  function drop({ grip, target }: Extract<DragState, { phase: 'dropped' }>): void {
    const { resourceId, startMs, endMs } = target
    const end = toInstant(endMs)
    const start = toInstant(startMs)
    if (grip.mode === 'create') {
      props.onCreate?.({ resourceId, start, end })
      return
    }
    const { item } = grip
    const there = canPlace(item, resourceId, startMs, endMs)
    if (!there.ok && !there.warning) {
      announce(words.t('announce.refused', { reason: there.reason ?? '' }))
      return
    }
    const warning = there.ok ? undefined : there.reason
    const row = { from: item.resourceId, to: resourceId, byMs: startMs - toEpoch(item.start) }
    const others = Map.groupBy(grip.pieces ?? [], (piece) => piece.appointmentId ?? piece.id)
    if (grip.mode === 'resize') {
      const visit = visitAfter(data, { item, end })
      props.onResize?.({ item, appointmentId: item.appointmentId, end, warning, visit })
    } else if (grip.isNew) {
      props.onPlace?.(moveOf(data, item, row, warning))
    } else if (others.size > 1) {
      props.onMoveMany?.(movesOf(data, [...others.values()], row, warning))
    } else {
      props.onMove?.(moveOf(data, item, row, warning))
    }
    announce(words.t('announce.done', { place: targetWords(resourceId, startMs, endMs) }))
    goTo({ row: geometry.rowAt(resourceId, startMs), ms: startMs, itemId: item.id }, true)
  }

  function targetWords(resourceId: string, startMs: number, endMs: number): string {
    const name = board.placed.resources[board.placed.resourceIndex.get(resourceId) ?? -1]?.name ?? ''
    return `${name}, ${words.times.day(startMs)}, ${words.times.range(startMs, endMs)}`
  }

  function placeWords({ target }: Extract<DragState, { phase: 'dragging' }>): string {
    const place = targetWords(target.resourceId, target.startMs, target.endMs)
    return verdict.reason ? `${place}. ${verdict.reason}` : place
  }

  function keyboardPoint(): Point {
    return dragging ? geometry.pointOf(dragging.target) : { x: 0, y: 0 }
  }

  function pointOf(target: Target): Point {
    const element = scroller.current
    const row = rowOf(target.resourceId)
    if (!element || row < 0) return { x: 0, y: 0 }
    const rect = element.getBoundingClientRect()
    return {
      x: toClientX(element, names + toX(board.scale, target.startMs) - scrolled(element)),
      y: rect.top + HEADER + (board.layout.tops[row + 1] as number) - element.scrollTop - 12,
    }
  }

  /** Enter, Space and what screen readers send; and the mouse on items that can't be dragged. */
  function onClick(event: MouseEvent<HTMLElement>): void {
    const item = itemUnder(event.target as Element)
    if (choosing.onClick(event, item)) return
    if (item && (event.detail === 0 || gripOf(item, 'move') === null)) props.onOpen?.(item)
    if (!item && event.detail === 0 && options.spot && (event.target as Element).closest('[data-cell]')) {
      create(options.spot)
    }
  }
}

/** Whether a point is over the end of an item that is wide enough to have one. */
function overEnd(target: Element, x: number, runsLeft: boolean): boolean {
  const rect = target.closest('[data-item]')?.getBoundingClientRect()
  if (!rect) return false
  return (runsLeft ? x - rect.left : rect.right - x) < Math.min(EDGE, rect.width / 3)
}

function isOpen(item: TimelineItem): boolean {
  if (item.kind !== 'appointment') return item.kind === 'block'
  return item.status === 'pending' || item.status === 'confirmed' || item.status === 'in_progress'
}
