/** What the scroller shows: CSS pixels of its body, names and header left out. */
export interface Viewport {
  left: number
  top: number
  width: number
  height: number
}

/** What is drawn, CSS pixels: the viewport and a little around it. */
export interface DrawnWindow {
  x0: number
  x1: number
  y0: number
  y1: number
}

/** Windows begin and end at multiples of this, so that most scroll events change nothing. */
const STEP = 96
/** A frame of a fast fling is this far, CSS pixels; further ones are met by drawing ahead. */
const MARGIN = 48
/** Frames that are drawn ahead of what moves: what each drawing costs in any case is spread over them. */
const FRAMES_AHEAD = 2.5

/**
 * The window to draw for a viewport. `dx` and `dy` are the last scroll's distance: what moves fast gets
 * some frames more ahead of it, so that a frame that the compositor scrolled before us has no hole.
 */
export function drawnWindow(viewport: Viewport, dx = 0, dy = 0): DrawnWindow {
  const { left, top, width, height } = viewport
  const aheadX = clamp(dx * FRAMES_AHEAD, width / 3)
  const aheadY = clamp(dy * FRAMES_AHEAD, height / 3)
  return {
    x0: down(left - MARGIN + Math.min(aheadX, 0)),
    x1: up(left + width + MARGIN + Math.max(aheadX, 0)),
    y0: down(top - MARGIN + Math.min(aheadY, 0)),
    y1: up(top + height + MARGIN + Math.max(aheadY, 0)),
  }
}

/** Whether the drawn window still covers the viewport with nothing much to spare beyond it. */
export function stillFits(drawn: DrawnWindow, viewport: Viewport): boolean {
  const { left, top, width, height } = viewport
  return (
    drawn.x0 <= Math.max(left - MARGIN / 2, 0) &&
    drawn.x1 >= left + width + MARGIN / 2 &&
    drawn.y0 <= Math.max(top - MARGIN / 2, 0) &&
    drawn.y1 >= top + height + MARGIN / 2
  )
}

function clamp(distance: number, most: number): number {
  return Math.max(-most, Math.min(most, distance))
}

function down(x: number): number {
  return Math.max(0, Math.floor(x / STEP) * STEP)
}

function up(x: number): number {
  return Math.ceil(x / STEP) * STEP
}
