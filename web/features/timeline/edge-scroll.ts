/** CSS pixels from an edge at which a drag begins to scroll, and the most it scrolls in a frame. */
const EDGE = 48
const FASTEST = 18

interface Rect {
  left: number
  right: number
  top: number
  bottom: number
}

/** How far to scroll in this frame for a pointer near the edges of a scroller, CSS pixels. */
export function edgeSpeed(
  rect: Rect,
  insets: { left?: number; right?: number; top: number },
  pointer: { x: number; y: number },
): { x: number; y: number } {
  return {
    x: along(pointer.x, rect.left + (insets.left ?? 0), rect.right - (insets.right ?? 0)),
    y: along(pointer.y, rect.top + insets.top, rect.bottom),
  }
}

function along(at: number, start: number, end: number): number {
  // On a narrow screen the edges would meet in the middle.
  const edge = Math.min(EDGE, (end - start) / 5)
  if (at < start + edge) return -pace((start + edge - at) / edge)
  if (at > end - edge) return pace((at - (end - edge)) / edge)
  return 0
}

function pace(depth: number): number {
  return Math.ceil(Math.min(1, depth) ** 2 * FASTEST)
}
