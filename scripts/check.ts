// Everything that can be known without running the product: types, lint, format, unused code, and the
// house's own rules. Says all of what is wrong, not only the first.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { houseRules, type SourceFile } from './house-rules.ts'

const root = join(import.meta.dirname, '..')
const rooms = ['domain', 'contract', 'server', 'web', 'bench', 'e2e', 'scripts']

const colours = process.stdout.isTTY ? ['--colors=force'] : []

const checks: [name: string, run: () => Promise<string>][] = [
  ['types of the server', () => output('tsc', '-p', 'tsconfig.node.json')],
  ['types of the web app', () => output('tsc', '-p', 'tsconfig.web.json')],
  [
    'lint and format',
    () => output('biome', 'check', '--error-on-warnings', '--max-diagnostics=40', ...colours),
  ],
  ['unused code', () => output('knip')],
  ['house rules', async () => brokenRules().join('\n')],
]

let failed = 0
for (const [name, run] of checks) {
  const began = Date.now()
  const problems = await run()
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  console.log(`${problems ? '✗' : '✓'} ${name} (${seconds} s)${problems && `\n${problems}\n`}`)
  if (problems) failed += 1
}
console.log(failed ? `${failed} of ${checks.length} checks failed` : `all ${checks.length} checks passed`)
process.exitCode = failed ? 1 : 0

/** What a program of node_modules says when it fails; empty when it succeeds. */
function output(program: string, ...args: string[]): Promise<string> {
  const suffix = process.platform === 'win32' ? '.cmd' : ''
  const child = spawn(join(root, 'node_modules', '.bin', program + suffix), args, {
    cwd: root,
    shell: process.platform === 'win32',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk
    })
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code === 0 ? '' : said.trim() || `${program} ended with ${code}`))
  })
}

function brokenRules(): string[] {
  return rooms
    .flatMap(sourceFiles)
    .flatMap((file) => houseRules.flatMap((rule) => rule(file).map((problem) => `${file.path} ${problem}`)))
}

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    // the bench installs packages of its own
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFiles(path)
    return /\.(ts|tsx|mjs|css)$/.test(path) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : []
  })
}
