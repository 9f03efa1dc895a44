import i18next from 'i18next'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import { Timeline } from '../../web/features/timeline/Timeline.tsx'
import type { TimelineData } from '../../web/features/timeline/timeline.types.ts'
import words from '../../web/locales/en/timeline.json'
import { boxes } from './boxes.ts'
import { drawReference } from './reference.ts'

/** One first render, from data as it comes from the server to the frame after it was painted. */
interface Run {
  ms: number
  /** Elements in the page, and items among them. */
  nodes: number
  items: number
  /** Items that are on screen, all or in part. */
  visible: number
}

type Contender = 'timeline' | 'reference'
type Size = [resources: number, days: number, count: number]

const DATE = '2026-06-01'
/** Half an hour before its opening. */
const LEFT = 9 * 96 - 48
const host = document.createElement('div')
host.style.cssText = 'position:fixed;inset:0'
document.body.append(host)

const painted = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))

/** Draws one of the two and takes it down again. */
async function measure(contender: Contender, size: Size): Promise<Run> {
  const json = JSON.stringify(boxes(...size))
  const data: TimelineData = JSON.parse(json)
  const root = document.createElement('div')
  root.style.height = '100%'
  host.append(root)
  await painted()
  const before = performance.now()
  const remove = draw(contender, root, data)
  await painted()
  const ms = performance.now() - before
  const run = { ms, ...count(root) }
  remove()
  root.remove()
  return run
}

function draw(contender: Contender, root: HTMLElement, data: TimelineData): () => void {
  if (contender === 'reference') return drawReference(root, data, LEFT)
  const react = createRoot(root)
  // At once, as the bare list does: else the frame that is waited for may come before React begins.
  flushSync(() => {
    react.render(
      <Timeline
        data={data}
        locale="en-GB"
        initialDate={DATE}
        onMove={ignore}
        onResize={ignore}
        onCreate={ignore}
      />,
    )
  })
  return () => react.unmount()
}

function ignore(): void {}

function count(root: HTMLElement): Omit<Run, 'ms'> {
  const items = [...root.querySelectorAll('[data-item],.ref-item')]
  const frame = root.getBoundingClientRect()
  const visible = items.filter((item) => {
    const box = item.getBoundingClientRect()
    return box.right > frame.left + 196 && box.left < frame.right && box.bottom > 52 && box.top < frame.bottom
  })
  return { nodes: root.querySelectorAll('*').length, items: items.length, visible: visible.length }
}

/**
 * Scrolls for `frames` frames, sideways and down, and counts those painted with a hole: an item whose place is
 * on screen in the data, and which has no element.
 */
async function scrollFast(
  contender: Contender,
  size: Size,
  frames: number,
): Promise<{ holes: number; late: number }> {
  const data = boxes(...size)
  const root = document.createElement('div')
  root.style.height = '100%'
  host.append(root)
  const remove = draw(contender, root, data)
  await painted()
  await painted()
  const scroller = root.querySelector<HTMLElement>('[role=grid],.ref-scroller')
  let holes = 0
  let late = 0
  let last = performance.now()
  for (let frame = 0; scroller && frame < frames; frame += 1) {
    scroller.scrollBy(173, frame % 3 === 0 ? 61 : 0)
    if (scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1) scroller.scrollTop = 0
    await new Promise<void>((resolve) => requestAnimationFrame(() => resolve()))
    const now = performance.now()
    if (now - last > 25) late += 1
    last = now
    if (contender === 'timeline' && isHoley(scroller, data)) holes += 1
  }
  remove()
  root.remove()
  return { holes, late }
}

/** Compared with rows that are drawn: each has all of the items that lie in the visible time. */
function isHoley(scroller: HTMLElement, data: TimelineData): boolean {
  const startMs = Date.parse(data.days[0]?.start ?? '')
  const from = startMs + (scroller.scrollLeft / 96) * 3_600_000
  const to = startMs + ((scroller.scrollLeft + scroller.clientWidth - 196) / 96) * 3_600_000
  const shown = new Set(
    [...scroller.querySelectorAll<HTMLElement>('[data-item]')].map((item) => item.dataset.item),
  )
  const rows = [...scroller.querySelectorAll<HTMLElement>('[role=rowheader]')]
  const names = new Set(rows.map((row) => row.textContent?.match(/Person \d+/)?.[0]))
  const bottom = Math.max(...rows.map((row) => row.getBoundingClientRect().bottom))
  if (bottom < Math.min(scroller.clientHeight, scroller.scrollHeight - scroller.scrollTop) - 2) return true
  return data.items.some((item) => {
    const name = `Person ${Number(item.resourceId.slice(1)) + 1}`
    return (
      names.has(name) && Date.parse(item.start) < to && Date.parse(item.end) > from && !shown.has(item.id)
    )
  })
}

await i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { timeline: words } },
  interpolation: { escapeValue: false },
})
Object.assign(window, { measure, scrollFast })
document.body.dataset.ready = 'true'
