// The Timeline beside a bare windowed list and beside other people's timelines, in a real browser, with what the API
// answers for a real business. Ratios within one run: absolute times are this machine's.
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { median } from './in-turns.ts'
import { type Contender, type Measured, type Open, type Run, type Work, withPages } from './timeline/pages.ts'
import type { Size } from './timeline/seeded-business.ts'

const B: Size = { name: 'b', resources: 100, days: 31, items: 10_000 }
const C: Size = { name: 'c', resources: 500, days: 31, items: 50_000 }
const RUNS = 5
const FRAMES = 180
/** CSS pixels an hour: as a month is shown, and as a day is. */
const MONTH = 12
const DAY = 96
/** What must hold. Times, heap and frames beside the bare list's. */
const MOST = { render: 1.5, drawn: 2, heap: 2, lost: 5, bytes: 25_000 }
const PEERS: Contender[] = ['daypilot', 'vis', 'fullcalendar']

interface Figures {
  ms: number
  lost: number
  heap: number
  /** For each frame that was drawn in the scroll. */
  work: Work
  run: Run
}

const broken: string[] = []
const check = (holds: boolean, what: string) => {
  if (!holds) broken.push(what)
  return holds ? 'holds' : 'BROKEN'
}

await withPages([B, C], async ({ open, hasPeers, ownJavaScript }) => {
  const bytes = gzipSync(ownJavaScript).length
  console.log(
    `the Timeline’s own JavaScript: ${bytes.toLocaleString('en')} bytes gzipped, at most ` +
      `${MOST.bytes.toLocaleString('en')}: ${check(bytes <= MOST.bytes, 'JavaScript')}`,
  )
  for (const [size, zoom] of [
    [B, MONTH],
    [C, MONTH],
    [C, DAY],
  ] as const) {
    console.log(
      `\n${size.name}: ${size.items.toLocaleString('en')} items, ${size.resources} resources × ${size.days} days, ` +
        `${zoom} px an hour`,
    )
    await compare(open, size, zoom)
  }
  if (!hasPeers) console.log('\nthe peers could not be installed; they are left out')
  else
    for (const size of [B, C])
      for (const peer of PEERS) console.log(`${size.name} ${await describePeer(open, peer, size)}`)
})

if (broken.length > 0) {
  console.error(`\nBROKEN: ${broken.join('; ')}`)
  process.exit(1)
}

async function compare(open: Open, size: Size, zoom: number): Promise<void> {
  const [reference, timeline] = (await figures(open, ['reference', 'timeline'], size, zoom)) as [
    Figures,
    Figures,
  ]
  const warm = await inTurns(open, size, zoom)
  const holes = await holesOf(open, 'timeline', size, zoom)
  const { nodes, items, visible } = timeline.run
  const name = `${size.name} at ${zoom}`
  const heap = timeline.heap / reference.heap
  const lines = [
    `first render: ${warm.timeline.toFixed(0)} ms, bare list ${warm.reference.toFixed(0)} ms, ratio ${warm.ratio.toFixed(2)} ` +
      `(at most ${MOST.render}): ${check(warm.ratio <= MOST.render, `first render of ${name}`)}; ` +
      `in a new page ${timeline.ms.toFixed(0)} and ${reference.ms.toFixed(0)} ms`,
    `nodes: ${nodes}, items ${items} for ${visible} on screen, ratio ${(items / visible).toFixed(2)} ` +
      `(at most ${MOST.drawn}): ${check(items <= MOST.drawn * visible, `items drawn of ${name}`)}; ` +
      `all elements ${(nodes / visible).toFixed(2)} of the items on screen; bare list ${reference.run.nodes} nodes`,
    `frames lost of ${FRAMES}: ${timeline.lost}, bare list ${reference.lost} (at most ${MOST.lost} more): ` +
      check(timeline.lost <= reference.lost + MOST.lost, `frames lost of ${name}`),
    `work for each frame of the scroll: ${workWords(timeline.work)}, bare list ${workWords(reference.work)}, ` +
      `ratio ${(timeline.work.all / reference.work.all).toFixed(2)}`,
    `frames with a blank cell: ${holes} of ${FRAMES}: ${check(holes === 0, `blank cells of ${name}`)}`,
    `heap: ${megabytes(timeline.heap)}, bare list ${megabytes(reference.heap)}, ratio ${heap.toFixed(2)} ` +
      `(at most ${MOST.heap}): ${check(heap <= MOST.heap, `heap of ${name}`)}`,
  ]
  console.log(lines.map((line) => `  ${line}`).join('\n'))
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

/** The main thread's own CPU time: what else the machine does hardly changes it. */
function workWords({ all, script, layout }: Work): string {
  return `${all.toFixed(1)} ms (script ${script.toFixed(1)}, styles and layout ${layout.toFixed(1)})`
}

function middle(all: Figures[], of: (one: Figures) => number): number {
  return median(all.map(of))
}

/** Of each, the median of five new pages, in turn: first render there, heap above the empty page, frames lost. */
async function figures(open: Open, all: Contender[], size: Size, zoom: number): Promise<Figures[]> {
  const found = new Map<Contender, Figures[]>(all.map((who) => [who, []]))
  for (let i = 0; i < RUNS; i += 1)
    for (const who of all) found.get(who)?.push(await figuresOnce(open, who, size, zoom))
  return all.map((who) => {
    const of = found.get(who) ?? []
    return {
      ms: middle(of, (one) => one.ms),
      lost: middle(of, (one) => one.lost),
      heap: middle(of, (one) => one.heap),
      work: {
        all: middle(of, (one) => one.work.all),
        script: middle(of, (one) => one.work.script),
        layout: middle(of, (one) => one.work.layout),
      },
      run: (of[0] as Figures).run,
    }
  })
}

async function figuresOnce(open: Open, who: Contender, size: Size, zoom: number): Promise<Figures> {
  const { page, heap, work } = await open(who)
  const empty = await heap()
  await page.evaluate(([w, s]) => (globalThis as never as Measured).load(w, s), [who, size.name] as const)
  const run = await draw(page, who, zoom)
  await page.evaluate(() => (globalThis as never as Measured).forget?.())
  const full = await heap()
  const before = await work()
  const lost = await page.evaluate(() => (globalThis as never as Measured).scroll())
  const after = await work()
  await page.close()
  const each = (of: keyof Work) => (after[of] - before[of]) / Math.max(1, FRAMES - lost)
  return {
    ms: run.ms,
    run,
    heap: full - empty,
    lost,
    work: { all: each('all'), script: each('script'), layout: each('layout') },
  }
}

function draw(page: Page, who: Contender, zoom: number): Promise<Run> {
  return page.evaluate(([w, z]) => (globalThis as never as Measured).draw(w, z), [who, zoom] as const)
}

/** Both in turn in one page, so that whatever else the machine does falls on both; two pairs warm up. */
async function inTurns(open: Open, size: Size, zoom: number) {
  const { page } = await open('timeline')
  const times: Record<'timeline' | 'reference', number[]> = { timeline: [], reference: [] }
  for (const who of ['reference', 'timeline'] as const)
    await page.evaluate(([w, s]) => (globalThis as never as Measured).load(w, s), [who, size.name] as const)
  for (let run = -2; run < RUNS; run += 1) {
    for (const who of ['reference', 'timeline'] as const) {
      const { ms } = await draw(page, who, zoom)
      await page.evaluate(() => (globalThis as never as Measured).close())
      if (run >= 0) times[who].push(ms)
    }
  }
  await page.close()
  return {
    timeline: median(times.timeline),
    reference: median(times.reference),
    ratio: median(times.timeline.map((ms, i) => ms / (times.reference[i] ?? ms))),
  }
}

async function holesOf(open: Open, who: Contender, size: Size, zoom: number): Promise<number> {
  const { page } = await open(who)
  await page.evaluate(([w, s]) => (globalThis as never as Measured).load(w, s), [who, size.name] as const)
  await draw(page, who, zoom)
  const holes = await page.evaluate(([s, z, n]) => (globalThis as never as Measured).holes(s, z, n), [
    size.name,
    zoom,
    FRAMES,
  ] as const)
  await page.close()
  return holes
}

async function describePeer(open: Open, peer: Contender, size: Size): Promise<string> {
  const [{ ms, lost, heap, run }] = (await figures(open, [peer], size, MONTH)) as [Figures]
  const holes = await holesOf(open, peer, size, MONTH)
  return (
    `${peer}: first render ${ms.toFixed(0)} ms in a new page, ${run.nodes} nodes, ${run.items} items for ${run.visible} ` +
    `on screen, frames lost ${lost} of ${FRAMES}, heap ${megabytes(heap)}, ` +
    (Number.isNaN(holes) ? 'blank cells not looked at' : `frames with missing items about ${holes}`)
  )
}
