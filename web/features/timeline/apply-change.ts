import { plainItem } from './column-items.ts'
import { toEpoch } from './instant.ts'
import type { TimelineData, TimelineItem, VisitChange } from './timeline.types.ts'
import { type PlacedPiece, piecesOf, shiftPieces } from './visit-pieces.ts'

/** A change of one piece, as `onMove` and `onResize` report it; what is left out stays. Instants RFC 3339. */
export interface PieceChange {
  item: TimelineItem
  start?: string
  end?: string
  toResourceId?: string
}

/**
 * The data as it would be after the change, for showing it before the server has answered: all pieces of
 * the visit move by the same distance, with their buffers. Untouched items keep their identity, and the
 * data given stays as it was, so that rolling back is putting it back. An unknown item changes nothing.
 */
export const applyMove = (data: TimelineData, change: PieceChange): TimelineData => applyMoves(data, [change])

/** The same for changes of several visits. */
export function applyMoves(data: TimelineData, changes: readonly PieceChange[]): TimelineData {
  const wanted = new Map(changes.map((change) => [change.item.id, change]))
  const moved = new Map(
    data.items
      .filter((item) => wanted.has(item.id))
      .flatMap((item) => placedPieces(data, item, wanted.get(item.id) as PieceChange))
      .map((piece) => [piece.item.id, piece]),
  )
  if (moved.size === 0) return data
  return {
    ...data,
    items: data.items.map((item) => {
      const piece = moved.get(item.id)
      return piece ? movedItem(piece) : item
    }),
  }
}

/** The whole visit as the change leaves it: its start, length and resources, for the API's PATCH. */
export function visitAfter(data: TimelineData, change: PieceChange): VisitChange {
  const pieces = placedPieces(data, change.item, change)
  const startMs = Math.min(...pieces.map((piece) => piece.startMs))
  const endMs = Math.max(...pieces.map((piece) => piece.endMs))
  return {
    start: toInstant(startMs),
    durationMinutes: Math.round((endMs - startMs) / 60_000),
    resourceIds: [...new Set(pieces.map((piece) => piece.resourceId))],
  }
}

/** Epoch milliseconds to RFC 3339 UTC. */
export function toInstant(ms: number): string {
  return new Date(ms).toISOString()
}

function placedPieces(data: TimelineData, grabbed: TimelineItem, change: PieceChange): PlacedPiece[] {
  const startMs = toEpoch(change.start ?? grabbed.start)
  return shiftPieces(piecesOf(data.items, grabbed), grabbed, {
    resourceId: change.toResourceId ?? grabbed.resourceId,
    startMs,
    endMs: toEpoch(change.end ?? grabbed.end),
  })
}

function movedItem({ item, resourceId, startMs, endMs }: PlacedPiece): TimelineItem {
  const before = toEpoch(item.start) - toEpoch(item.occupiedStart)
  const after = toEpoch(item.occupiedEnd) - toEpoch(item.end)
  return {
    ...plainItem(item),
    resourceId,
    start: toInstant(startMs),
    end: toInstant(endMs),
    occupiedStart: toInstant(startMs - before),
    occupiedEnd: toInstant(endMs + after),
  }
}
