/** Where a board's time begins: on the left, or on the right where the page's language is written from there. */
const runsLeft = (element: HTMLElement): boolean => getComputedStyle(element).direction === 'rtl'

/** How far a scroller is from where its time begins, CSS pixels. Browsers count below nought to the left. */
export const scrolled = (element: HTMLElement): number => Math.abs(element.scrollLeft)

/** What sets a scroller's `left` so that it is so far from where its time begins. */
export const scrollLeftFor = (element: HTMLElement, x: number): number => (runsLeft(element) ? -x : x)

/** How far a point of the window is from where the scroller begins, CSS pixels. */
export function fromStart(element: HTMLElement, clientX: number): number {
  const rect = element.getBoundingClientRect()
  return runsLeft(element) ? rect.right - clientX : clientX - rect.left
}

/** The point of the window that is so far from where the scroller begins. */
export function toClientX(element: HTMLElement, x: number): number {
  const rect = element.getBoundingClientRect()
  return runsLeft(element) ? rect.right - x : rect.left + x
}
