/** CSS pixels that are left for text at the least when an item's beginning is out of sight. */
const LEAST_TEXT = 48

/**
 * Moves the text of long items whose beginning is scrolled away to where one can read it. `position: sticky`
 * does the same, but makes a layer of each text, and of whatever overlaps it: seventy on one screen.
 */
export function keepTextInSight(scroller: HTMLElement, left: number): void {
  for (const item of scroller.querySelectorAll<HTMLElement>('[data-long]')) {
    const room = Number.parseFloat(item.style.width) - LEAST_TEXT
    const shift = Math.round(
      Math.max(0, Math.min(left - Number.parseFloat(item.style.insetInlineStart), room)),
    )
    const text = `${shift}px`
    if ((item.style.getPropertyValue('--shift') || '0px') !== text) item.style.setProperty('--shift', text)
  }
}
