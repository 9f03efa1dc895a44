const FRAME = 1000 / 60
/** CSS pixels a second: a fling. */
const SPEED = { x: 6000, y: 1200 }

/**
 * Scrolls for three seconds, back and forth in both directions, by the clock: what takes longer than a frame loses
 * frames, not distance. Answers how many of the 180 frames were lost.
 */
export async function scrollFast(scrollers: readonly HTMLElement[], seconds = 3): Promise<number> {
  let frames = 0
  const began = await frame()
  for (let now = began; now - began < seconds * 1000; now = await frame()) {
    frames += 1
    place(scrollers, (now - began) / 1000)
  }
  return Math.max(0, Math.round((seconds * 1000) / FRAME) - frames)
}

/** The same way in steps of a frame each, however long they take; `look` is called when a step is on screen. */
export async function stepThrough(
  scrollers: readonly HTMLElement[],
  steps: number,
  look: () => void,
): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    place(scrollers, (step * FRAME) / 1000)
    await frame()
    look()
  }
}

/** Where scrolling is after so many seconds. */
export function place(scrollers: readonly HTMLElement[], seconds: number): void {
  for (const scroller of scrollers) {
    const right = scroller.scrollWidth - scroller.clientWidth
    const bottom = scroller.scrollHeight - scroller.clientHeight
    if (right > 1) scroller.scrollLeft = backAndForth(seconds * SPEED.x, right)
    if (bottom > 1) scroller.scrollTop = backAndForth(seconds * SPEED.y, bottom)
  }
}

function backAndForth(distance: number, length: number): number {
  const at = distance % (2 * length)
  return at < length ? at : 2 * length - at
}

export const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))

/** Waits until what was drawn is painted. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))

/** Elements of a kind that lie in a frame, all or in part. */
export function inSight(root: HTMLElement, selector: string, edges: { left: number; top: number }): number {
  const frame = root.getBoundingClientRect()
  return [...root.querySelectorAll(selector)].filter((element) => {
    const box = element.getBoundingClientRect()
    return (
      box.right > frame.left + edges.left &&
      box.left < frame.right &&
      box.bottom > frame.top + edges.top &&
      box.top < frame.bottom
    )
  }).length
}
