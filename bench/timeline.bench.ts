// The Timeline's first render beside a bare windowed list of the same boxes, in a real browser, and a fast
// scroll in which no frame may show a hole. Ratios within one run: absolute times are this machine's.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { browserOptions } from '../e2e/browser.ts'
import { median } from './in-turns.ts'

type Size = [resources: number, days: number, count: number]
type Contender = 'timeline' | 'reference'
interface Run {
  ms: number
  nodes: number
  items: number
  visible: number
}

/** What the measured page offers. */
interface Measured {
  measure: (who: Contender, size: Size) => Promise<Run>
  scrollFast: (who: Contender, size: Size, frames: number) => Promise<{ holes: number; late: number }>
}

const SIZES: Size[] = [
  [50, 7, 500],
  [100, 31, 10_000],
]
const RUNS = 21
const MOST = 1.5
const MOST_ITEMS = 2
const FRAMES = 180

const folder = mkdtempSync(join(tmpdir(), 'timeline-bench-'))
const config = join(import.meta.dirname, 'timeline', 'vite.config.ts')
await build({ configFile: config, logLevel: 'warn', build: { outDir: folder } })
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://local').pathname)
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
  try {
    const body = readFileSync(join(folder, path))
    response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' }).end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const browser = await chromium.launch(await browserOptions())
const broken: string[] = []
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 760 } })
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/measure.html`)
  await page.waitForSelector('body[data-ready]', { state: 'attached' })
  for (const size of SIZES) await compare(page, size)
  await scrolled(page, SIZES[1] as Size)
} finally {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true, force: true })
}
if (broken.length > 0) {
  console.error(broken.join('\n'))
  process.exit(1)
}

/** Both in turn, so that whatever else the machine does falls on both; the first two pairs warm up. */
async function compare(page: Page, size: Size): Promise<void> {
  const runs: Record<Contender, Run[]> = { timeline: [], reference: [] }
  for (let run = -2; run < RUNS; run += 1) {
    for (const contender of ['reference', 'timeline'] as const) {
      const result = await page.evaluate(
        ([who, how]) => (globalThis as unknown as Measured).measure(who, how),
        [contender, size] as const,
      )
      if (run >= 0) runs[contender].push(result)
    }
  }
  const timeline = median(runs.timeline.map((run) => run.ms))
  const reference = median(runs.reference.map((run) => run.ms))
  // Of each pair, since what else the machine does changes from second to second.
  const ratio = median(runs.timeline.map((run, i) => run.ms / (runs.reference[i]?.ms ?? run.ms)))
  const { nodes, items, visible } = runs.timeline[0] as Run
  const name = `${size[2].toLocaleString('en')} items, ${size[0]} resources × ${size[1]} days`
  console.log(
    `${name}: first render ${timeline.toFixed(1)} ms, bare list ${reference.toFixed(1)} ms, ` +
      `ratio ${ratio.toFixed(2)} (at most ${MOST}): ${ratio <= MOST ? 'holds' : 'BROKEN'}; ` +
      `${nodes} nodes, ${items} items drawn, ${visible} on screen`,
  )
  if (ratio > MOST) broken.push(`${name}: first render is ${ratio.toFixed(2)} times the bare list's`)
  if (items > MOST_ITEMS * visible) broken.push(`${name}: ${items} items drawn for ${visible} on screen`)
}

async function scrolled(page: Page, size: Size): Promise<void> {
  const scroll = (who: Contender) =>
    page.evaluate(
      ([name, how, frames]) => (globalThis as unknown as Measured).scrollFast(name, how, frames),
      [who, size, FRAMES] as const,
    )
  const reference = await scroll('reference')
  const timeline = await scroll('timeline')
  console.log(
    `fast scroll, ${FRAMES} frames: ${timeline.holes} with a hole; late frames ${timeline.late}, ` +
      `bare list ${reference.late}`,
  )
  if (timeline.holes > 0) broken.push(`a fast scroll showed ${timeline.holes} frames with a hole`)
}
