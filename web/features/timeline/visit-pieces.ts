import { toEpoch } from './instant.ts'
import type { TimelineItem } from './timeline.types.ts'

/** Where a piece is to be put, epoch milliseconds. */
export interface Target {
  resourceId: string
  startMs: number
  endMs: number
}

export interface PlacedPiece extends Target {
  item: TimelineItem
}

/** The items that are one visit with this one, itself included. A block or a hold without a visit is alone. */
export function piecesOf(items: readonly TimelineItem[], item: TimelineItem): TimelineItem[] {
  if (item.appointmentId === undefined) return [item]
  return items.filter((other) => other.appointmentId === item.appointmentId)
}

/**
 * Where all pieces of a visit go when one of them is put at `target`. All move by the same distance; the
 * parts that the grabbed one's resource serves change rows with it, the others keep theirs. When only the
 * end differs it is a resize: the pieces that end together with the grabbed one stretch with it.
 */
export function shiftPieces(
  pieces: readonly TimelineItem[],
  grabbed: TimelineItem,
  target: Target,
): PlacedPiece[] {
  const grabbedStart = toEpoch(grabbed.start)
  const grabbedEnd = toEpoch(grabbed.end)
  const byMs = target.startMs - grabbedStart
  const stretchMs = target.endMs - target.startMs - (grabbedEnd - grabbedStart)
  return pieces.map((item) => {
    const endMs = toEpoch(item.end)
    return {
      item,
      resourceId: item.resourceId === grabbed.resourceId ? target.resourceId : item.resourceId,
      startMs: toEpoch(item.start) + byMs,
      endMs: endMs + byMs + (endMs === grabbedEnd ? stretchMs : 0),
    }
  })
}

/** Whether dragging this piece's end changes the visit's length: it is among the last ones. */
export function endsVisit(pieces: readonly TimelineItem[], item: TimelineItem): boolean {
  const endMs = toEpoch(item.end)
  return pieces.every((piece) => toEpoch(piece.end) <= endMs)
}

/** Cancelled visits and those whose customer didn't come occupy nothing; nor does a hold that ran out. */
export function occupies(item: TimelineItem, nowMs: number): boolean {
  if (item.status === 'cancelled' || item.status === 'no_show') return false
  return item.expiresAt === undefined || toEpoch(item.expiresAt) > nowMs
}
