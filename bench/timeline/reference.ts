import item from '../../web/features/timeline/item.module.css'
import palette from '../../web/features/timeline/palette.module.css'
import type { TimelineData } from '../../web/features/timeline/timeline.types.ts'

// What the Timeline is measured against: the same boxes, looking the same, in a bare windowed list in plain DOM.
// No framework, drags, keyboard, groups, hours or labels: parsing, stacking, and what is on screen.

const HOUR = 3_600_000
const NAMES = 196
const HEADER = 52
const LANE = 36
const AROUND = 96

interface Box {
  id: string
  from: number
  to: number
  lane: number
  title: string
  service: string
  status: string
}

/** Narrower boxes have no text, as in the Timeline; CSS pixels. */
const TEXT_FROM = 22

/** Draws the list into an element and keeps it drawn as it scrolls; `left` is where it begins, in CSS pixels. */
export function drawReference(
  root: HTMLElement,
  data: TimelineData,
  left: number,
  pxPerHour: number,
): () => void {
  const step = pxPerHour >= 44 ? 1 : 6
  const startMs = Date.parse(data.days[0]?.start ?? '')
  const width = data.days.length * 24 * pxPerHour
  const rows = stack(data)
  const tops = [0]
  for (const row of rows) {
    const lanes = Math.max(1, ...row.map((box) => box.lane + 1))
    tops.push((tops.at(-1) as number) + lanes * LANE + 4)
  }
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: data.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  })
  root.innerHTML = `<style>${CSS}</style>`
  root.style.setProperty('--ref-hour', `${step * pxPerHour}px`)
  root.classList.add(palette.palette as string)
  const scroller = element('scroller')
  const content = element('content', { width: NAMES + width, height: HEADER + (tops.at(-1) as number) })
  const header = element('header')
  const body = element('body')
  content.append(header, body)
  scroller.append(content)
  root.append(scroller)
  scroller.scrollLeft = left

  let drawnAt = ''
  const draw = () => {
    const at = `${scroller.scrollLeft} ${scroller.scrollTop}`
    if (at === drawnAt) return
    drawnAt = at
    const x0 = scroller.scrollLeft - AROUND
    const x1 = scroller.scrollLeft + scroller.clientWidth - NAMES + AROUND
    const y0 = scroller.scrollTop - AROUND
    const y1 = scroller.scrollTop + scroller.clientHeight + AROUND
    const drawn: HTMLElement[] = []
    const hours: HTMLElement[] = []
    for (
      let h = Math.max(0, Math.ceil(x0 / (step * pxPerHour)) * step);
      h * pxPerHour < Math.min(x1, width);
      h += step
    ) {
      const hour = element('hour', { left: NAMES + h * pxPerHour })
      hour.textContent = time.format(startMs + h * HOUR)
      hours.push(hour)
    }
    rows.forEach((row, i) => {
      const top = tops[i] as number
      const bottom = tops[i + 1] as number
      if (bottom < y0 || top > y1) return
      const line = element('row', { top, height: bottom - top })
      const name = element('name')
      name.textContent = data.resources[i]?.name ?? ''
      line.append(name)
      for (const box of row) {
        const x = ((box.from - startMs) / HOUR) * pxPerHour
        const end = ((box.to - startMs) / HOUR) * pxPerHour
        if (end < x0 || x > x1) continue
        const drawnBox = element('item', {
          left: NAMES + x,
          width: end - x - 1,
          top: 3 + box.lane * LANE,
          height: LANE - 2,
        })
        drawnBox.classList.add(item.item as string)
        drawnBox.dataset.status = box.status
        drawnBox.dataset.item = box.id
        line.append(drawnBox)
        if (end - x < TEXT_FROM) {
          drawnBox.dataset.bare = 'true'
          continue
        }
        const title = document.createElement('b')
        title.textContent = box.title
        const service = document.createElement('span')
        service.textContent = box.service
        drawnBox.append(title, service)
      }
      drawn.push(line)
    })
    header.replaceChildren(...hours)
    body.replaceChildren(...drawn)
  }
  draw()
  scroller.addEventListener('scroll', draw)
  return () => root.replaceChildren()
}

function stack(data: TimelineData): Box[][] {
  const index = new Map(data.resources.map((resource, i) => [resource.id, i]))
  const rows: Box[][] = data.resources.map(() => [])
  for (const item of data.items) {
    rows[index.get(item.resourceId) ?? 0]?.push({
      id: item.id,
      from: Date.parse(item.occupiedStart),
      to: Date.parse(item.occupiedEnd),
      lane: 0,
      title: item.title,
      service: item.serviceNames?.[0] ?? '',
      status: item.status,
    })
  }
  for (const row of rows) {
    row.sort((a, b) => a.from - b.from)
    const ends: number[] = []
    for (const box of row) {
      while ((ends[box.lane] ?? 0) > box.from) box.lane += 1
      ends[box.lane] = box.to
    }
  }
  return rows
}

function element(name: string, pixels: Record<string, number> = {}): HTMLElement {
  const made = document.createElement('div')
  made.className = `ref-${name}`
  for (const [key, value] of Object.entries(pixels)) made.style.setProperty(key, `${value}px`)
  return made
}

const CSS = `
  .ref-scroller { position: relative; overflow: auto; height: 100%; contain: strict; font-size: 12px }
  .ref-content { position: relative }
  .ref-header { position: sticky; z-index: 3; top: 0; height: ${HEADER}px; background: #fff }
  .ref-hour { position: absolute; bottom: 6px; font-size: 11px }
  .ref-body { position: absolute; top: ${HEADER}px; left: 0; right: 0;
    background: linear-gradient(90deg, #e4e4e8 1px, transparent 1px) ${NAMES}px 0 / var(--ref-hour) 100% }
  .ref-row { position: absolute; left: 0; right: 0; border-bottom: 1px solid #ececf0 }
  .ref-name { position: sticky; z-index: 2; left: 0; width: ${NAMES}px; height: 100%; padding: 10px 12px; background: #fff }
`
