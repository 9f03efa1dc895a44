import type { TimelineItem } from './timeline.types.ts'
import type { Target } from './visit-pieces.ts'

/** Minutes to snap to, counted from `originMs` (that day's local midnight). */
export interface Snap {
  originMs: number
  minutes: number
}

/** What was taken hold of, and where. Times are epoch milliseconds. */
export type Grip =
  | {
      mode: 'move' | 'resize'
      item: TimelineItem
      origin: Target
      grabMs: number
      /** All that goes with it: its visit's pieces, those of the other chosen visits too. */
      pieces?: readonly TimelineItem[]
      /** It isn't on the board yet. */
      isNew?: boolean
    }
  | { mode: 'create'; resourceId: string; grabMs: number; snap: Snap }

export type DragState =
  | { phase: 'idle' }
  | { phase: 'pressed'; grip: Grip; x: number; y: number; touch: boolean }
  | {
      phase: 'dragging'
      by: 'pointer' | 'keyboard'
      grip: Grip
      target: Target
      /** Where a finger rests that took hold and hasn't moved since, CSS pixels. */
      rested?: { x: number; y: number }
    }
  | { phase: 'dropped'; grip: Grip; target: Target }
  | { phase: 'clicked'; grip: Grip }
  /** A finger rested and was lifted: it asks what one can do. */
  | { phase: 'held'; grip: Grip }

export type DragEvent =
  | { type: 'press'; grip: Grip; x: number; y: number; touch: boolean }
  /** A finger rested long enough: from now on it drags instead of scrolling. */
  | { type: 'long-press' }
  | { type: 'move'; ms: number; resourceId: string; x: number; y: number; snap: Snap }
  | { type: 'release' }
  | { type: 'lift'; grip: Grip }
  | { type: 'nudge'; byMs: number; resourceId?: string }
  | { type: 'cancel' }
  /** The owner has acted upon `dropped`, `clicked` or `held`. */
  | { type: 'settled' }

export const IDLE: DragState = { phase: 'idle' }

/** CSS pixels that a mouse moves before a click becomes a drag, and a finger before a press becomes a scroll. */
const SLOP = 4
const TOUCH_SLOP = 10

/** The next state of a drag. What changes nothing returns the same object, so that nothing is drawn again. */
export function reduceDrag(state: DragState, event: DragEvent): DragState {
  switch (event.type) {
    case 'press':
      if (state.phase === 'dragging') return state
      return { phase: 'pressed', grip: event.grip, x: event.x, y: event.y, touch: event.touch }
    case 'long-press':
      return state.phase === 'pressed' && state.touch
        ? { ...begin(state.grip, 'pointer'), rested: { x: state.x, y: state.y } }
        : state
    case 'move':
      return moved(state, event)
    case 'release':
      if (state.phase === 'pressed') return { phase: 'clicked', grip: state.grip }
      if (state.phase !== 'dragging') return state
      return state.rested ? { phase: 'held', grip: state.grip } : dropped(state.grip, state.target)
    case 'lift':
      return begin(event.grip, 'keyboard')
    case 'nudge':
      return nudged(state, event.byMs, event.resourceId)
    case 'cancel':
    case 'settled':
      return state.phase === 'idle' ? state : IDLE
  }
}

/** The nearest multiple of the snap, epoch milliseconds. */
export function snapTo(ms: number, snap: Snap, round: (value: number) => number = Math.round): number {
  const step = snap.minutes * 60_000
  return snap.originMs + round((ms - snap.originMs) / step) * step
}

function begin(grip: Grip, by: 'pointer' | 'keyboard'): Extract<DragState, { phase: 'dragging' }> {
  const target =
    grip.mode === 'create'
      ? createTarget(grip.resourceId, grip.grabMs, grip.grabMs, grip.snap)
      : { ...grip.origin }
  return { phase: 'dragging', by, grip, target }
}

function dropped(grip: Grip, target: Target): DragState {
  if (grip.mode !== 'create' && same(grip.origin, target)) return IDLE
  return { phase: 'dropped', grip, target }
}

function moved(state: DragState, event: Extract<DragEvent, { type: 'move' }>): DragState {
  if (state.phase === 'pressed') {
    const distance = Math.hypot(event.x - state.x, event.y - state.y)
    if (distance < (state.touch ? TOUCH_SLOP : SLOP)) return state
    return state.touch ? IDLE : moved(begin(state.grip, 'pointer'), event)
  }
  if (state.phase !== 'dragging' || state.by !== 'pointer') return state
  const { rested, ...going } = state
  if (rested && Math.hypot(event.x - rested.x, event.y - rested.y) < TOUCH_SLOP) return state
  const target = targetAt(state.grip, event)
  return same(target, state.target) && !rested ? state : { ...going, target }
}

function targetAt(grip: Grip, event: { ms: number; resourceId: string; snap: Snap }): Target {
  if (grip.mode === 'create') return createTarget(grip.resourceId, grip.grabMs, event.ms, event.snap)
  const { origin } = grip
  if (grip.mode === 'resize') {
    const earliest = origin.startMs + event.snap.minutes * 60_000
    const endMs = snapTo(origin.endMs + event.ms - grip.grabMs, event.snap)
    return { ...origin, endMs: Math.max(earliest, endMs) }
  }
  const byMs = event.ms - grip.grabMs
  const startMs = snapTo(origin.startMs + byMs, event.snap)
  const length = origin.endMs - origin.startMs
  return { resourceId: event.resourceId, startMs, endMs: startMs + length }
}

function createTarget(resourceId: string, anchorMs: number, ms: number, snap: Snap): Target {
  const startMs = snapTo(Math.min(anchorMs, ms), snap, Math.floor)
  const endMs = snapTo(Math.max(anchorMs, ms), snap, Math.ceil)
  return { resourceId, startMs, endMs: Math.max(endMs, startMs + snap.minutes * 60_000) }
}

function nudged(state: DragState, byMs: number, resourceId?: string): DragState {
  if (state.phase !== 'dragging' || state.by !== 'keyboard') return state
  const { grip, target } = state
  if (grip.mode === 'move') {
    const next = {
      resourceId: resourceId ?? target.resourceId,
      startMs: target.startMs + byMs,
      endMs: target.endMs + byMs,
    }
    return same(next, target) ? state : { ...state, target: next }
  }
  const endMs = target.endMs + byMs
  return byMs === 0 || endMs <= target.startMs ? state : { ...state, target: { ...target, endMs } }
}

function same(a: Target, b: Target): boolean {
  return a.resourceId === b.resourceId && a.startMs === b.startMs && a.endMs === b.endMs
}
