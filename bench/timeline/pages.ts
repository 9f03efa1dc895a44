import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { build } from 'vite'
import { browserOptions } from '../../e2e/browser.ts'
import { type Size, seededServer } from './seeded-business.ts'

export type Contender = 'timeline' | 'reference' | 'daypilot' | 'vis' | 'fullcalendar'

export interface Run {
  ms: number
  nodes: number
  items: number
  visible: number
}

/** What a measured page offers. */
export interface Measured {
  load: (who: Contender, size: string) => Promise<void>
  draw: (who: Contender, pxPerHour: number) => Promise<Run>
  close: () => void
  /** Lets go of the answers as text, which only the bench holds. */
  forget?: () => void
  scroll: () => Promise<number>
  holes: (size: string, pxPerHour: number, steps: number) => Promise<number>
}

/** What a page's main thread has done so far, milliseconds of its own CPU time: waiting for the machine left out. */
export interface Work {
  all: number
  script: number
  /** Styles and layout. */
  layout: number
}

interface Opened {
  page: Page
  heap: () => Promise<number>
  work: () => Promise<Work>
}

export type Open = (who: Contender) => Promise<Opened>

interface Pages {
  open: Open
  hasPeers: boolean
  /** The Timeline's own code as it is served: React and other packages left out. */
  ownJavaScript: Buffer
}

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}
const peersFolder = join(import.meta.dirname, '..', 'timeline-peers')

/** Builds the pages, reads the data from a real server, and serves both to a browser until `use` is done. */
export async function withPages(sizes: readonly Size[], use: (pages: Pages) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'timeline-bench-'))
  const data = await answersOf(sizes)
  await build({
    configFile: join(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: join(folder, 'own') },
  })
  const hasPeers = installPeers()
  if (hasPeers) {
    await build({
      configFile: join(peersFolder, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: join(folder, 'peers') },
    })
  }
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://local').pathname)
    const known = data.get(path)
    const file = join(folder, path)
    if (!known && !existsSync(file)) return response.writeHead(404).end()
    const type = TYPES[extname(path)] ?? 'application/octet-stream'
    return response.writeHead(200, { 'content-type': type }).end(known ?? readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch(await browserOptions())
  try {
    const open: Open = async (who) => {
      const page = await browser.newPage({ viewport: { width: 1400, height: 760 } })
      const own = who === 'timeline' || who === 'reference'
      page.on('pageerror', (error) => console.error(error))
      await page.goto(`${origin}/${own ? 'own/measure.html' : 'peers/index.html'}`)
      await page.waitForSelector('body[data-ready]', { state: 'attached' })
      const session = await page.context().newCDPSession(page)
      const heap = async () => {
        for (let i = 0; i < 3; i += 1) await session.send('HeapProfiler.collectGarbage')
        return (await session.send('Runtime.getHeapUsage')).usedSize
      }
      await session.send('Performance.enable', { timeDomain: 'threadTicks' })
      const work = async () => {
        const { metrics } = await session.send('Performance.getMetrics')
        const of = (name: string) => 1000 * (metrics.find((metric) => metric.name === name)?.value ?? 0)
        return {
          all: of('TaskDuration'),
          script: of('ScriptDuration'),
          layout: of('LayoutDuration') + of('RecalcStyleDuration'),
        }
      }
      return { page, heap, work }
    }
    await use({ open, hasPeers, ownJavaScript: await weighTimeline(folder) })
  } finally {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function weighTimeline(folder: string): Promise<Buffer> {
  const outDir = join(folder, 'weighed')
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      target: 'es2023',
      minify: true,
      lib: {
        entry: join(import.meta.dirname, '../../web/features/timeline/Timeline.tsx'),
        formats: ['es'],
        fileName: 'timeline',
      },
      rolldownOptions: { external: /^(react|react-dom|react-i18next|i18next)(\/|$)/ },
    },
  })
  const files = readdirSync(outDir).filter((name) => name.endsWith('.js'))
  return Buffer.concat(files.map((name) => readFileSync(join(outDir, name))))
}

async function answersOf(sizes: readonly Size[]): Promise<Map<string, string>> {
  const data = new Map<string, string>()
  const server = await seededServer()
  try {
    for (const size of sizes) {
      for (const format of ['plain', 'columns'] as const) {
        const { answers, bytes, milliseconds } = await server.read(
          size,
          format === 'columns' ? format : undefined,
        )
        data.set(`/data/${size.name}-${format}.json`, JSON.stringify(answers))
        console.log(
          `${size.name} from the API, ${format}: ${answers.length} windows, ${(bytes / 1e6).toFixed(2)} MB, ` +
            `${milliseconds.map((ms) => ms.toFixed(0)).join(', ')} ms`,
        )
      }
    }
  } finally {
    await server.close()
  }
  return data
}

/** The peers are a package of their own, which only this bench installs. False where the registry isn't reached. */
function installPeers(): boolean {
  if (existsSync(join(peersFolder, 'node_modules'))) return true
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const args = ['ci', '--prefix', peersFolder, '--ignore-scripts', '--no-audit', '--no-fund']
  return spawnSync(npm, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0
}
