import { existsSync } from 'node:fs'
import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import { buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { platformIsCurrent } from './database/migrate.ts'
import { createDatabase } from './database/pool.ts'
import type { Deps } from './deps.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { createLogger } from './logging.ts'
import { checkPort } from './startup/check-port.ts'
import { explainFailure } from './startup/explain-failure.ts'
import { greeting } from './startup/greeting.ts'
import { openDatabase } from './startup/open-database.ts'
import { openDemo } from './startup/open-demo.ts'

interface Options {
  /** Replaces a demo's visits by new ones around today. */
  freshDemo?: boolean
  /** Prints addresses and accounts when it is ready; on unless said otherwise, never in production. */
  greet?: boolean
  /** Runs beside the opening of the database, and has to be done before anything is served: a build of the web app. */
  meanwhile?: (say: (words: string) => void) => Promise<void>
}

type Close = () => Promise<void>

/** Longest time for what is in flight when the process is asked to stop, in ms. */
const GRACE = 20_000

/**
 * Runs the server until a signal: reads the environment, opens the database, serves. Ends the process with
 * code 1 and one line that says why when it can't.
 */
export async function start(env: NodeJS.ProcessEnv, options: Options = {}): Promise<void> {
  const opened: Close[] = []
  const stopping = { signal: undefined as string | undefined }
  let config: Config | undefined
  try {
    config = readConfig(env)
    const log = await createLogger(config)
    stopGracefully(log, opened, stopping)
    await open(config, log, options, (close) => opened.push(close))
  } catch (error) {
    // What was still being opened fails when it is closed: nothing to tell, the process ends as it was asked to.
    if (stopping.signal) return
    process.stderr.write(`${explainFailure(error, config ?? {})}\n`)
    await closeAll(opened).catch(() => {})
    process.exit(1)
  }
}

async function open(
  config: Config,
  log: Logger,
  { freshDemo = false, greet = true, meanwhile }: Options,
  onClose: (close: Close) => void,
): Promise<void> {
  const production = config.environment === 'production'
  const say = (words: string) => (production ? log.info(words) : process.stdout.write(`${words}\n`))
  const clock = config.clock
  const now = clock ? () => new Date(clock) : () => new Date()

  const [{ appUrl, jobsUrl }] = await Promise.all([
    openDatabase(config, { say, warn: (words) => log.warn(words) }, onClose).then(async (urls) => {
      await checkPort(config.host, config.port)
      return urls
    }),
    meanwhile?.(say),
  ])
  const database = createDatabase({
    url: appUrl,
    clock: now,
    onError: (err) => log.warn({ err }, 'database'),
  })
  onClose(() => database.close())
  const demo = await openDemo(database, config, { now: now(), fresh: freshDemo, say })

  const webRoot = join(import.meta.dirname, '..', 'dist', 'web')
  const deps: Deps = {
    database,
    now,
    isCurrent: () => platformIsCurrent(database),
    log,
    settings: {
      platformDomain: config.platformDomain,
      rateLimits: config.rateLimits,
      trustedProxies: config.trustedProxies,
      guardAnswers: !production,
      quiet: false,
      webRoot: existsSync(webRoot) ? webRoot : null,
    },
  }
  const app = await buildApp(deps)
  onClose(() => app.close())
  if (clock) {
    app.server.prependListener('request', (_, response) => response.setHeader('date', now().toUTCString()))
  }
  onClose(await runJobs(deps, jobsUrl))
  await app.listen({ host: config.host, port: config.port, listenTextResolver: (at) => `listening at ${at}` })
  const bound = app.server.address()
  const port = typeof bound === 'object' && bound ? bound.port : config.port
  if (!production && greet) say(greeting(config, port, demo))
}

/** On a signal, closes in the reverse order of opening: no new requests, those in flight finish, then the database. */
function stopGracefully(log: Logger, opened: Close[], stopping: { signal: string | undefined }): void {
  closeWithGrace({ delay: GRACE, logger: log, skip: ['beforeExit'] }, async ({ err, signal }) => {
    stopping.signal = signal
    if (err) log.fatal({ err }, 'stopping after an error that nothing caught')
    else log.info(`${signal}: finishing what is in flight`)
    await closeAll(opened)
  })
}

async function closeAll(opened: Close[]): Promise<void> {
  for (let close = opened.pop(); close; close = opened.pop()) await close()
}

if (import.meta.main) await start(process.env, { freshDemo: process.argv.includes('--fresh-demo') })
