import i18next from 'i18next'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import type { TimelineWindow as Plain } from '../../contract/timeline.ts'
import type { TimelineColumns } from '../../contract/timeline-columns.ts'
import { windowOfAnswer } from '../../web/features/calendar/timeline.query.ts'
import { joinWindows } from '../../web/features/timeline/join-windows.ts'
import { Timeline } from '../../web/features/timeline/Timeline.tsx'
import words from '../../web/locales/en/timeline.json'
import { drawReference } from './reference.ts'
import { inSight, painted, scrollFast, stepThrough } from './scroll.ts'

/** One first render, from the API's answers to the frame after it was painted. */
interface Run {
  ms: number
  /** Elements in the page, and items among them. */
  nodes: number
  items: number
  /** Items that are on screen, all or in part. */
  visible: number
}

type Contender = 'timeline' | 'reference'

const NAMES = 196
const HEADER = 52
const ITEM = '[data-item]'
const texts = new Map<string, string>()
const host = document.createElement('div')
host.style.cssText = 'position:fixed;inset:0'
document.body.append(host)
let drawn: { root: HTMLElement; remove: () => void } | null = null

/** The answers for a size, as text: parsing is no part of drawing. */
async function load(who: Contender, size: string): Promise<void> {
  const path = `/data/${size}-${who === 'timeline' ? 'columns' : 'plain'}.json`
  texts.set(who, await (await fetch(path)).text())
}

/** Draws one of the two, and leaves it there. */
async function draw(who: Contender, pxPerHour: number): Promise<Run> {
  const root = document.createElement('div')
  root.style.height = '100%'
  host.append(root)
  const answers: never[] = JSON.parse(texts.get(who) ?? '')
  const data = who === 'reference' ? joinPlain(answers) : null
  await painted()
  const before = performance.now()
  const remove = data ? drawReference(root, data, 0, pxPerHour) : drawTimeline(root, answers, pxPerHour)
  await painted()
  const ms = performance.now() - before
  drawn = { root, remove }
  return {
    ms,
    nodes: root.querySelectorAll('*').length,
    items: root.querySelectorAll(ITEM).length,
    visible: inSight(root, ITEM, { left: NAMES, top: HEADER }),
  }
}

function close(): void {
  drawn?.remove()
  drawn?.root.remove()
  drawn = null
}

/** As the app does it: each answer as a window, the windows as one. */
function drawTimeline(root: HTMLElement, answers: readonly TimelineColumns[], pxPerHour: number): () => void {
  const days = answers.flatMap((answer) => answer.days)
  const windows = answers.map((answer) =>
    windowOfAnswer(answer, answer.days[0]?.start ?? '', answer.days.at(-1)?.end ?? ''),
  )
  const data = joinWindows(windows, windows, days)
  const react = createRoot(root)
  // At once, as the bare list does: else the frame that is waited for may come before React begins.
  flushSync(() => {
    if (!data) return
    react.render(
      <Timeline
        data={data}
        locale="en-GB"
        pxPerHour={pxPerHour}
        initialDate={days[0]?.date ?? ''}
        onMove={ignore}
        onResize={ignore}
        onCreate={ignore}
      />,
    )
  })
  return () => react.unmount()
}

function ignore(): void {}

function joinPlain(answers: readonly Plain[]): Plain {
  const [first] = answers as [Plain]
  return {
    ...first,
    days: answers.flatMap((answer) => answer.days),
    items: answers.flatMap((answer) => answer.items),
  }
}

const scroller = () => drawn?.root.querySelector<HTMLElement>('[role=grid],.ref-scroller') ?? host

/** Frames lost in a fast scroll of three seconds. */
const scroll = () => scrollFast([scroller()])

/** Frames of a fast scroll in which an item isn't there whose place is on screen; each is looked at. */
async function holes(size: string, pxPerHour: number, steps: number): Promise<number> {
  const data = joinPlain(await (await fetch(`/data/${size}-plain.json`)).json())
  const startMs = Date.parse(data.days[0]?.start ?? '')
  const toX = (at: string) => ((Date.parse(at) - startMs) / 3_600_000) * pxPerHour
  const rows = new Map<string, { id: string; left: number; right: number }[]>(
    data.resources.map((resource) => [resource.name, []]),
  )
  const names = new Map(data.resources.map((resource) => [resource.id, resource.name]))
  for (const item of data.items)
    rows
      .get(names.get(item.resourceId) ?? '')
      ?.push({ id: item.id, left: toX(item.start), right: toX(item.end) })
  const element = scroller()
  let holey = 0
  await stepThrough([element], steps, () => {
    const left = element.scrollLeft
    const right = left + element.clientWidth - NAMES
    const shown = new Set(
      [...element.querySelectorAll<HTMLElement>(ITEM)].map((item) => item.dataset.item ?? ''),
    )
    const heads = [...element.querySelectorAll<HTMLElement>('[role=rowheader] > span, .ref-name')]
    const bottom = Math.max(
      ...heads.map((head) => (head.parentElement ?? head).getBoundingClientRect().bottom),
    )
    const missing = heads.some((head) =>
      rows
        .get(head.textContent ?? '')
        ?.some((item) => item.left < right - 1 && item.right > left + 1 && !shown.has(item.id)),
    )
    const end = Math.min(element.clientHeight, element.scrollHeight - element.scrollTop)
    if (missing || bottom < end - 2) holey += 1
  })
  return holey
}

await i18next.use(initReactI18next).init({
  lng: 'en',
  resources: { en: { timeline: words } },
  interpolation: { escapeValue: false },
})
Object.assign(window, { load, draw, close, forget: () => texts.clear(), scroll, holes })
document.body.dataset.ready = 'true'
