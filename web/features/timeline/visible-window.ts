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

/** Windows begin and end at multiples of this: half as far as a fling goes in a frame. */
const STEP = 48
/** What is drawn around the viewport in any case, CSS pixels. */
const MARGIN = 48
/** What moves faster than this, CSS pixels between two frames, has so much more drawn ahead of it. */
const FAST = 24
const AHEAD = 192
/** A row's own window is in such steps, each row's beginning elsewhere. */
const ROW_STEP = 192

/**
 * The window to draw for a viewport. `dx` and `dy` are the last scroll's distance: what moves fast is drawn further
 * ahead, so that a frame that the compositor scrolled before us has no hole. Up and down that is a row or two.
 */
export function drawnWindow(viewport: Viewport, dx = 0, dy = 0): DrawnWindow {
  const { left, top, width, height } = viewport
  const aheadX = Math.abs(dx) > FAST ? Math.min(AHEAD, width / 3) * Math.sign(dx) : 0
  const aheadY = Math.max(-AHEAD, Math.min(AHEAD, dy * 2, height / 3))
  return {
    x0: down(left - MARGIN + Math.min(aheadX, 0), STEP),
    x1: up(left + width + MARGIN + Math.max(aheadX, 0), STEP),
    y0: down(top - MARGIN + Math.min(aheadY, 0), STEP),
    y1: up(top + height + MARGIN + Math.max(aheadY, 0), STEP),
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

/**
 * What a row draws so that a window is covered. Rows take their steps in turn: each frame of a fling has the same
 * little to draw, where all at once would take longer than a frame.
 */
export function rowWindow(
  row: number,
  { x0, x1 }: Pick<DrawnWindow, 'x0' | 'x1'>,
): { x0: number; x1: number } {
  const shift = (row * 83) % ROW_STEP
  return { x0: down(x0 + shift, ROW_STEP) - shift, x1: up(x1 + shift, ROW_STEP) - shift }
}

function down(x: number, step: number): number {
  return Math.max(0, Math.floor(x / step) * step)
}

function up(x: number, step: number): number {
  return Math.ceil(x / step) * step
}
