// The same answers of the API in other people's timelines, each set up as its own documentation says.
import { DayPilot } from '@daypilot/daypilot-lite-javascript'
import { Calendar } from 'fullcalendar'
import classicTheme from 'fullcalendar/themes/classic'
import resourceTimeline from 'fullcalendar-scheduler/resource-timeline'
import { DataSet } from 'vis-data'
import { Timeline } from 'vis-timeline/standalone'
import 'fullcalendar/skeleton.css'
import 'fullcalendar/themes/classic/theme.css'
import 'fullcalendar/themes/classic/palette.css'
import 'vis-timeline/styles/vis-timeline-graph2d.min.css'
import { frame, inSight, painted, place, scrollFast } from '../timeline/scroll.ts'

type Peer = 'daypilot' | 'vis' | 'fullcalendar'
interface Item {
  id: string
  resourceId: string
  start: string
  end: string
  title: string
}
interface Answer {
  days: { start: string; end: string }[]
  resources: { id: string; name: string }[]
  items: Item[]
}

const ITEMS: Record<Peer, string> = {
  daypilot: '.scheduler_default_event',
  vis: '.vis-item',
  fullcalendar: '.peer-event',
}
const host = document.createElement('div')
host.style.cssText = 'position:fixed;inset:0'
document.body.append(host)
let data: Answer = { days: [], resources: [], items: [] }
let shown: Peer = 'daypilot'
let timeline: Timeline | undefined

async function load(_: Peer, size: string): Promise<void> {
  const answers: Answer[] = await (await fetch(`/data/${size}-plain.json`)).json()
  data = {
    days: answers.flatMap((answer) => answer.days),
    resources: answers[0]?.resources ?? [],
    items: answers.flatMap((answer) => answer.items),
  }
}

async function draw(peer: Peer, pxPerHour: number) {
  shown = peer
  const drawPeer = { daypilot: drawDayPilot, vis: drawVis, fullcalendar: drawFullCalendar }[peer](pxPerHour)
  await painted()
  const before = performance.now()
  drawPeer()
  await painted()
  const ms = performance.now() - before
  // some draw their items only after a while
  await new Promise((resolve) => setTimeout(resolve, 1000))
  return {
    ms,
    nodes: host.querySelectorAll('*').length,
    items: host.querySelectorAll(ITEMS[peer]).length,
    visible: inSight(host, ITEMS[peer], { left: 0, top: 0 }),
  }
}

/** Whatever can be scrolled, each element once. */
const scrollers = () =>
  [...host.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      /auto|scroll/.test(getComputedStyle(element).overflow) &&
      (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1),
  )

/** vis scrolls by moving its window; the others by their scrollers. */
const scroll = async () => {
  if (shown !== 'vis' || !timeline) return scrollFast(scrollers())
  const [first, last] = [Date.parse(data.days[0]?.start ?? ''), Date.parse(data.days.at(-1)?.end ?? '')]
  const { start, end } = timeline.getWindow()
  const width = end.getTime() - start.getTime()
  let frames = 0
  const began = await frame()
  for (let now = began; now - began < 3000; now = await frame()) {
    frames += 1
    const from = first + (((now - began) / 3000) * (last - first - width)) / 2
    timeline.setWindow(from, from + width, { animation: false })
  }
  return Math.max(0, 180 - frames)
}

/** Of so many frames of a fast scroll, those in which items were missing that are there at rest. */
async function holes(_: string, __: number, steps: number): Promise<number> {
  if (shown === 'vis') return Number.NaN
  const all = scrollers()
  const count = () => inSight(host, ITEMS[shown], { left: 0, top: 0 })
  const moving: number[] = []
  for (let step = 0; step < steps; step += 1) {
    place(all, step / 60)
    await frame()
    moving.push(count())
  }
  let missing = 0
  const every = Math.ceil(steps / 12)
  for (let step = 0; step < steps; step += every) {
    place(all, step / 60)
    await new Promise((resolve) => setTimeout(resolve, 400))
    if ((moving[step] ?? 0) < count()) missing += every
  }
  return missing
}

function drawDayPilot(pxPerHour: number): () => void {
  const events = data.items.map((item) => ({
    id: item.id,
    resource: item.resourceId,
    start: item.start.slice(0, 19),
    end: item.end.slice(0, 19),
    text: item.title,
  }))
  const resources = data.resources.map(({ id, name }) => ({ id, name }))
  const element = host.appendChild(document.createElement('div'))
  return () => {
    const scheduler = new DayPilot.Scheduler(element, {
      startDate: data.days[0]?.start.slice(0, 10),
      days: data.days.length,
      scale: 'Hour',
      cellWidth: pxPerHour,
      timeHeaders: [{ groupBy: 'Day' }],
      heightSpec: 'Fixed',
      height: host.clientHeight - 60,
      rowHeaderWidth: 196,
      resources,
      events,
    } as never)
    scheduler.init()
  }
}

function drawVis(pxPerHour: number): () => void {
  const items = data.items.map((item) => ({
    id: item.id,
    group: item.resourceId,
    start: item.start,
    end: item.end,
    content: item.title,
  }))
  const groups = data.resources.map(({ id, name }) => ({ id, content: name }))
  const [first, last] = [data.days[0]?.start ?? '', data.days.at(-1)?.end ?? '']
  return () => {
    timeline = new Timeline(host, new DataSet(items as never), new DataSet(groups), {
      start: first,
      end: new Date(Date.parse(first) + ((1400 - 196) / pxPerHour) * 3_600_000),
      min: first,
      max: last,
      height: '760px',
      verticalScroll: true,
      orientation: 'top',
    } as never)
  }
}

function drawFullCalendar(pxPerHour: number): () => void {
  const events = data.items.map(({ id, resourceId, start, end, title }) => ({
    id,
    resourceId,
    start,
    end,
    title,
  }))
  const resources = data.resources.map(({ id, name }) => ({ id, title: name }))
  return () => {
    const calendar = new Calendar(host, {
      plugins: [classicTheme, resourceTimeline],
      schedulerLicenseKey: 'GPL-My-Project-Is-Open-Source',
      initialView: 'resourceTimelineMonth',
      initialDate: data.days[0]?.start.slice(0, 10),
      timeZone: 'UTC',
      height: 760,
      slotDuration: '06:00:00',
      slotMinWidth: 6 * pxPerHour,
      resourceAreaWidth: 196,
      eventClass: 'peer-event',
      resources,
      events,
    } as never)
    calendar.render()
  }
}

Object.assign(window, { load, draw, scroll, holes })
document.body.dataset.ready = 'true'
