// `npm test`: the rules and the server on a real PostgreSQL, then the journeys in a real browser. Ends with
// one line, `N passed, N failed`. With --soak: only the former, with many more cases. Other arguments go
// to Vitest, which then runs alone: `npm test -- server/features/appointments`.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { buildWebIfStale } from './build-web.ts'

type Counts = { passed: number; failed: number }
/** What is read of each one's JSON report. */
type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}
type JourneysReport = { stats: { expected: number; flaky: number; unexpected: number } }

const root = join(import.meta.dirname, '..')
const results = join(root, 'test-results')
const args = process.argv.slice(2)
const soak = args.includes('--soak')
const asked = args.filter((arg) => arg !== '--soak')

let running: ChildProcess | undefined
let interrupted: NodeJS.Signals | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Ctrl-C in a terminal reaches the tests without us; they stop what they started, and we wait for it.
    if (signal !== 'SIGINT' || !process.stdin.isTTY) running?.kill(signal)
    interrupted = signal
  })
}

const counts = [await runVitest()]
if (!soak && asked.length === 0 && !interrupted) counts.push(await runJourneys())
if (interrupted) process.exit(128 + constants.signals[interrupted])

const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

async function runVitest(): Promise<Counts> {
  const report = reportFile('vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const env: Record<string, string> = soak ? { SOAK: '1' } : {}
  const code = await run('vitest/vitest.mjs', ['run', ...reporters, ...asked], env)
  return counted(code, report, ({ numPassedTests, numFailedTests, testResults }: VitestReport) => {
    // A file that can't even be loaded has no tests to count.
    const broken = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    return { passed: numPassedTests, failed: numFailedTests + broken.length }
  })
}

async function runJourneys(): Promise<Counts> {
  const report = reportFile('journeys.json')
  try {
    await buildWebIfStale(console.log)
  } catch (error) {
    console.error((error as Error).message)
    return { passed: 0, failed: 1 }
  }
  const code = await run('@playwright/test/cli.js', ['test'], {})
  return counted(code, report, ({ stats }: JourneysReport) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
  }))
}

function reportFile(name: string): string {
  mkdirSync(results, { recursive: true })
  rmSync(join(results, name), { force: true })
  return join(results, name)
}

/** A run that ended badly counts as a failure, even where its report says nothing of it. */
function counted<Report>(code: number, report: string, read: (report: Report) => Counts): Counts {
  const count = existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : { passed: 0, failed: 0 }
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count
}

function run(program: string, programArgs: string[], env: Record<string, string>): Promise<number> {
  const child = spawn(process.execPath, [join(root, 'node_modules', program), ...programArgs], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  running = child
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => resolve(code ?? 1))
  })
}
