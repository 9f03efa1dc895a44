import { workingSpans } from './column-items.ts'
import { toEpoch } from './instant.ts'
import { type PlacedItems, placeItems, visitItems } from './place-items.ts'
import type { CanPlace, TimelineData, TimelineItem, TimelineResource, Verdict } from './timeline.types.ts'
import { occupies, type PlacedPiece, piecesOf, shiftPieces } from './visit-pieces.ts'

/** Why a piece can't go somewhere, as data; epoch milliseconds. `nextMs` is the next time at which it could. */
export type PlacementReason =
  | { code: 'other-kind'; resource: TimelineResource }
  | { code: 'overlap'; resource: TimelineResource; blocker: TimelineItem; nextMs: number | null }
  | { code: 'same-visit'; resource: TimelineResource }
  | { code: 'block'; resource: TimelineResource; blocker: TimelineItem; nextMs: number | null }
  /** `hours` is the stretch of work that it begins or ends in; null: it isn't in any. */
  | { code: 'outside-hours'; resource: TimelineResource; startMs: number; hours: Hours | null }

export interface Hours {
  startMs: number
  endMs: number
}

export interface HintOptions {
  nowMs: number
  /** Puts a reason into words. */
  say: (reason: PlacementReason) => string
  /** The same data, where it has been sorted into rows already. */
  placed?: PlacedItems
  /** What moves together with the piece that is asked about; its visit's pieces when left out. */
  together?: readonly TimelineItem[] | undefined
}

/**
 * Local hints for drags, from what is loaded: the server decides. They check every piece of the visit, not
 * only the grabbed one: rows of the same kind, no overlap with other visits or within the visit (refused),
 * blocks and working hours (a warning: a member may override these).
 */
export function placementHints(data: TimelineData, { nowMs, say, placed, together }: HintOptions): CanPlace {
  const book = openBook(data, nowMs, placed ?? placeItems(data))
  return (item, resourceId, startMs, endMs) => {
    const resource = book.resource(resourceId)
    if (!resource) return { ok: false }
    if (item && resource.kind !== book.resource(item.resourceId)?.kind) {
      return verdict({ code: 'other-kind', resource }, say)
    }
    const pieces = item
      ? shiftPieces(together ?? book.visit(item), item, { resourceId, startMs, endMs })
      : [{ item: NEW_VISIT, resourceId, startMs, endMs }]
    const obstacle = firstObstacle(book, pieces)
    if (!obstacle) return { ok: true }
    return verdict(obstacle.reason, (reason) =>
      say('nextMs' in reason ? { ...reason, nextMs: nextFree(book, pieces, obstacle, startMs) } : reason),
    )
  }
}

interface Obstacle {
  reason: PlacementReason
  /** How far the visit must move for this one to be out of the way. */
  byMs: number
}

interface Book {
  placed: PlacedItems
  nowMs: number
  hours: Map<string, Hours[]>
  resource: (id: string) => TimelineResource | undefined
  visit: (item: TimelineItem) => TimelineItem[]
}

const NEW_VISIT: TimelineItem = {
  id: '',
  kind: 'appointment',
  resourceId: '',
  start: '1970-01-01T00:00:00Z',
  end: '1970-01-01T00:00:00Z',
  occupiedStart: '1970-01-01T00:00:00Z',
  occupiedEnd: '1970-01-01T00:00:00Z',
  title: '',
  status: 'pending',
  version: 0,
}

/** "Next" times are on fives: nobody starts at 15:07. */
const NEXT_STEP = 5 * 60_000
const MOST_STEPS = 60

function openBook(data: TimelineData, nowMs: number, placed: PlacedItems): Book {
  const visits = new Map<string, TimelineItem[]>()
  return {
    placed,
    nowMs,
    hours: new Map(),
    resource: (id) => placed.resources[placed.resourceIndex.get(id) ?? -1],
    visit: (item) => {
      const key = item.appointmentId ?? item.id
      const known = visits.get(key) ?? piecesOf(data.items, item)
      visits.set(key, known)
      return known
    },
  }
}

function verdict(reason: PlacementReason, say: HintOptions['say']): Verdict {
  return {
    ok: false,
    warning: isWarning(reason),
    // Every row on screen is judged at each step of a drag, but only the one under the pointer is put into words.
    get reason() {
      return say(reason)
    },
  }
}

function isWarning({ code }: PlacementReason): boolean {
  return code === 'block' || code === 'outside-hours'
}

/** What refuses comes before what only warns, whichever piece it concerns. */
function firstObstacle(book: Book, pieces: PlacedPiece[]): Obstacle | null {
  let warning: Obstacle | null = null
  for (const piece of pieces) {
    const obstacle = obstacleOf(book, piece, pieces)
    if (obstacle && !isWarning(obstacle.reason)) return obstacle
    warning ??= obstacle
  }
  return warning
}

function obstacleOf(book: Book, piece: PlacedPiece, pieces: PlacedPiece[]): Obstacle | null {
  const resource = book.resource(piece.resourceId)
  if (!resource) return null
  const fromMs = piece.startMs - (toEpoch(piece.item.start) - toEpoch(piece.item.occupiedStart))
  const toMs = piece.endMs + (toEpoch(piece.item.occupiedEnd) - toEpoch(piece.item.end))
  if (twiceOnOneRow(piece, pieces)) return { reason: { code: 'same-visit', resource }, byMs: 0 }
  let found: Obstacle | null = null
  visitItems(book.placed, book.placed.resourceIndex.get(resource.id) ?? -1, fromMs, toMs, (index) => {
    const blocker = book.placed.items[index] as TimelineItem
    if (pieces.some(({ item }) => item.id === blocker.id) || !occupies(blocker, book.nowMs)) return
    const code = blocker.kind === 'block' || piece.item.kind === 'block' ? 'block' : 'overlap'
    if (found?.reason.code === 'overlap' || (found && code === 'block')) return
    const byMs = (book.placed.to[index] as number) - fromMs
    found = { reason: { code, resource, blocker, nextMs: null }, byMs }
  })
  return found ?? (piece.item.kind === 'block' ? null : hoursObstacle(book, resource, piece))
}

function twiceOnOneRow(piece: PlacedPiece, pieces: PlacedPiece[]): boolean {
  return pieces.some(
    (other) =>
      other !== piece &&
      other.resourceId === piece.resourceId &&
      other.item.resourceId !== piece.item.resourceId &&
      other.startMs < piece.endMs &&
      piece.startMs < other.endMs,
  )
}

function hoursObstacle(book: Book, resource: TimelineResource, piece: PlacedPiece): Obstacle | null {
  const windows = mergedHours(book, resource)
  if (windows.some(({ startMs, endMs }) => startMs <= piece.startMs && piece.endMs <= endMs)) return null
  const next = windows.find(({ startMs }) => startMs > piece.startMs)
  const byMs = next ? next.startMs - piece.startMs : Number.POSITIVE_INFINITY
  const hours = windows.find(({ startMs, endMs }) => startMs < piece.endMs && piece.startMs < endMs) ?? null
  return { reason: { code: 'outside-hours', resource, startMs: piece.startMs, hours }, byMs }
}

/** Windows that touch are one stretch of work. */
function mergedHours(book: Book, resource: TimelineResource): Hours[] {
  const known = book.hours.get(resource.id)
  if (known) return known
  const merged: Hours[] = []
  const spans = workingSpans(resource)
  for (let i = 0; i < spans.length; i += 2) {
    const startMs = spans[i] as number
    const endMs = spans[i + 1] as number
    const last = merged.at(-1)
    if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs)
    else merged.push({ startMs, endMs })
  }
  book.hours.set(resource.id, merged)
  return merged
}

function nextFree(book: Book, pieces: PlacedPiece[], obstacle: Obstacle, startMs: number): number | null {
  let next: Obstacle | null = obstacle
  let byMs = 0
  for (let step = 0; next && step < MOST_STEPS; step += 1) {
    if (!Number.isFinite(next.byMs) || next.byMs <= 0) return null
    byMs = Math.ceil((startMs + byMs + next.byMs) / NEXT_STEP) * NEXT_STEP - startMs
    const shifted = byMs
    const later = pieces.map((piece) => ({
      ...piece,
      startMs: piece.startMs + shifted,
      endMs: piece.endMs + shifted,
    }))
    next = firstObstacle(book, later)
  }
  return next ? null : startMs + byMs
}
