// `npm run dev`: the server restarts when its sources change, the web app changes in place, and both are
// behind one address. The database stays up between restarts.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { createServer } from 'vite'
import { readConfig } from '../server/config.ts'
import { startEmbeddedPostgres } from '../server/database/embedded.ts'
import { checkPort } from '../server/startup/check-port.ts'
import { explainFailure } from '../server/startup/explain-failure.ts'
import { greeting } from '../server/startup/greeting.ts'

const root = join(import.meta.dirname, '..')
const served = ['/api', '/health', '/metrics', '/internal']

try {
  await develop()
} catch (error) {
  console.error(
    explainFailure(error, { port: Number(process.env.PORT ?? 3000), databaseUrl: process.env.DATABASE_URL }),
  )
  process.exit(1)
}

async function develop(): Promise<void> {
  const config = readConfig(process.env)
  await checkPort(config.host, config.port)
  const embedded = config.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({
        dataDir: config.dataDir,
        log: { info: console.log, warn: console.warn },
        describe: `port ${config.port}`,
      })
  const serverPort = config.port + 1
  const watched = ['--watch', '--watch-preserve-output', 'scripts/dev-server.ts', ...process.argv.slice(2)]
  const server = spawn(process.execPath, watched, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(embedded && { DATABASE_URL: embedded.url }),
      HOST: '127.0.0.1',
      PORT: String(serverPort),
    },
  })
  // The host is passed on as it is: it says which business is meant.
  const target = { target: `http://127.0.0.1:${serverPort}`, changeOrigin: false, ws: true }
  const web = await createServer({
    root: join(root, 'web'),
    configFile: join(root, 'vite.config.ts'),
    server: {
      host: config.host,
      port: config.port,
      strictPort: true,
      allowedHosts: true,
      proxy: Object.fromEntries(served.map((path) => [path, target])),
    },
  })
  await web.listen()
  untilReady(serverPort).then(() => console.log(greeting(config, config.port, embedded !== undefined)))

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await web.close()
    server.kill('SIGTERM')
    if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve))
    await embedded?.stop()
    process.exit()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  server.once('exit', stop)
}

async function untilReady(port: number): Promise<void> {
  while (!(await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined))?.ok)
    await setTimeout(200)
}
