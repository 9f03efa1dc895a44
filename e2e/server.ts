import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../server/database/embedded.ts'
import { DEMO_NOW, port } from './place.ts'

const root = join(import.meta.dirname, '..')
const logFile = join(root, 'test-results', 'server.log')

/** The whole server, with the demo, on a throwaway PostgreSQL, at a time that stands still. */
export default async function startServer(): Promise<() => Promise<void>> {
  const cluster = await startEmbeddedPostgres({ forTests: true, log: { info() {}, warn() {} } })
  const server = spawnServer(cluster.url)
  try {
    await untilReady(server)
  } catch (error) {
    server.kill('SIGKILL')
    await cluster.stop()
    throw error
  }
  return async () => {
    server.kill('SIGTERM')
    await new Promise((resolve) =>
      server.exitCode === null ? server.once('exit', resolve) : resolve(undefined),
    )
    await cluster.stop()
  }
}

function spawnServer(databaseUrl: string): ChildProcess {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const log = openSync(logFile, 'w')
  // A run that is killed takes its server with it: the channel to it closes.
  const endWithUs = 'data:text/javascript,process.on("disconnect", () => process.exit())'
  return spawn(process.execPath, ['--import', endWithUs, 'server/main.ts'], {
    cwd: root,
    stdio: ['ignore', log, log, 'ipc'],
    // Ctrl-C is for the runner: it stops the server itself, after its browsers.
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
      DATABASE_URL: databaseUrl,
      HOST: 'localhost',
      PORT: String(port),
      PLATFORM_DOMAIN: 'localhost',
      RATE_LIMITS: 'off',
      SMOOTH_CLOCK: DEMO_NOW,
      SMOOTH_SECRET: 'the journeys have nothing to hide from anybody',
      SMOOTH_LOG_DIR: 'test-results/logs',
      SMOOTH_DEMO_PASSWORD: 'smooth-demo',
    },
  })
}

async function untilReady(server: ChildProcess): Promise<void> {
  const deadline = Date.now() + 120_000
  while (server.exitCode === null && Date.now() < deadline) {
    const answer = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The server for the journeys did not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`)
}
