import { spawn } from 'node:child_process'
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const built = join(root, 'dist', 'web')
const stamp = join(root, 'dist', 'web.built')
const sources = ['web', 'domain', 'contract', 'vite.config.ts', 'package-lock.json']

/** Builds the web app into dist/web unless what is there is newer than everything that it was built from. */
export async function buildWebIfStale(say: (words: string) => void): Promise<void> {
  const builtAt = existsSync(built) ? (statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0) : 0
  if (sources.every((source) => newest(join(root, source)) < builtAt)) return
  const began = new Date()
  say('building the web app …')
  await buildWeb()
  writeFileSync(stamp, '')
  utimesSync(stamp, began, began)
  say(`web app built in ${Math.round((Date.now() - began.getTime()) / 1000)} s`)
}

/** Swapped in whole when it is done: a killed build, or one beside it, leaves no half of an app behind. */
async function buildWeb(): Promise<void> {
  const unfinished = `${built}.${process.pid}`
  try {
    await vite(['build', '--outDir', unfinished, '--emptyOutDir', '--logLevel', 'warn'])
    compress(unfinished)
    rmSync(built, { recursive: true, force: true })
    renameSync(unfinished, built)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
}

/** A process of its own: the memory that a build needs is gone with it. */
function vite(args: string[]): Promise<void> {
  const program = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const kill = () => child.kill()
  process.once('exit', kill)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('exit', kill)
      if (code === 0) resolve()
      else reject(new Error('The web app could not be built (see above).'))
    })
  })
}

/** Compressed once here instead of at every request. */
function compress(folder: string): void {
  for (const file of filesOf(folder)) {
    if (!/\.(js|css|html|svg|json|webmanifest)$/.test(file)) continue
    const content = readFileSync(file)
    if (content.length < 1024) continue
    writeFileSync(`${file}.br`, brotliCompressSync(content))
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }))
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** The last change of a file, or of anything in a folder; a deleted file changes its folder. In ms since 1970. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path)
  if (!statSync(path).isDirectory()) return mtimeMs
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

if (import.meta.main) {
  rmSync(stamp, { force: true })
  await buildWebIfStale(console.log)
}
