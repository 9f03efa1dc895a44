import { existsSync } from 'node:fs'
import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import type { Logger } from 'pino'
import { buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { platformIsCurrent } from './database/migrate.ts'
import { createDatabase } from './database/pool.ts'
import type { Deps } from './deps.ts'
import { makeMailer } from './features/mail/send-mail.ts'
import { runJobs } from './jobs/run-jobs.ts'
import { createLogger } from './logging.ts'
import { openSecurityLogs } from './security-logs.ts'
import { checkPort } from './startup/check-port.ts'
import { explainFailure } from './startup/explain-failure.ts'
import { greeting } from './startup/greeting.ts'
import { openDatabase } from './startup/open-database.ts'
import { openDemo } from './startup/open-demo.ts'
import { openSecret } from './startup/open-secret.ts'

interface Options {
  /** Replaces a demo's visits by new ones around today. */
  freshDemo?: boolean
  /** Prints addresses and accounts when it is ready; on unless said otherwise, never in production. */
  greet?: boolean
  /** Runs beside the opening of the database, and has to be done before anything is served: a build of the web app. */
  meanwhile?: (say: (words: string) => void) => Promise<void>
}

type Close = () => Promise<void>
/** Since when, in ms since 1970, the process has been asked to stop. */
type Stopping = { since?: number }

/** Longest time for what is in flight when the process is asked to stop, in ms. */
const GRACE = 20_000

/**
 * Runs the server until a signal: reads the environment, opens the database, serves. Ends the process with
 * code 1 and one line that says why when it can't.
 */
export async function start(env: NodeJS.ProcessEnv, options: Options = {}): Promise<void> {
  const opened: Close[] = []
  const stopping: Stopping = {}
  let config: Config | undefined
  try {
    config = readConfig(env)
    const log = await createLogger(config)
    stopGracefully(log, opened, stopping)
    await open(config, log, options, (close) => opened.push(close))
  } catch (error) {
    // What was still being opened fails when it is closed: nothing to tell, the process ends as it was asked to.
    if (stopping.since) return
    process.stderr.write(`${explainFailure(error, config ?? {})}\n`)
    await closeAll(opened, () => {})
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

  const logs = openSecurityLogs(config.logDir)
  onClose(() => logs.close())
  const webRoot = join(import.meta.dirname, '..', 'dist', 'web')
  const deps: Deps = {
    database,
    now,
    isCurrent: () => platformIsCurrent(database),
    log,
    logs,
    secret: openSecret(config),
    settings: {
      platformDomain: config.platformDomain,
      rateLimits: config.rateLimits,
      signUp: config.signUp,
      trustedProxies: config.trustedProxies,
      guardAnswers: !production,
      quiet: false,
      webRoot: existsSync(webRoot) ? webRoot : null,
    },
  }
  const app = await buildApp(deps)
  if (clock) {
    app.server.prependListener('request', (_, response) => response.setHeader('date', now().toUTCString()))
  }
  const mailer = makeMailer(config.smtpUrl, config.mailFrom)
  onClose(async () => mailer.close())
  onClose(await runJobs({ ...deps, mailer }, jobsUrl))
  onClose(() => app.close())
  await app.listen({ host: config.host, port: config.port, listenTextResolver: (at) => `listening at ${at}` })
  const bound = app.server.address()
  const port = typeof bound === 'object' && bound ? bound.port : config.port
  if (!production && greet) say(greeting(config, port, demo))
}

/**
 * On a signal, closes in the reverse order of opening: no new requests, those in flight finish, then jobs
 * and database. A second signal ends it at once.
 */
function stopGracefully(log: Logger, opened: Close[], stopping: Stopping): void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const options = { delay: GRACE, logger: log, skip: [...signals, 'beforeExit' as const] }
  const { close } = closeWithGrace(options, async ({ err }) => {
    if (err) log.fatal({ err }, 'stopping after an error that nothing caught')
    await closeAll(opened, (error) => log.error({ err: error }, 'closing'))
  })
  for (const signal of signals) {
    process.on(signal, () => {
      if (!stopping.since) {
        stopping.since = Date.now()
        log.info(`${signal}: finishing what is in flight`)
        close()
        // npm passes a Ctrl-C on to a process that had it from the terminal already: that is no second one.
      } else if (Date.now() - stopping.since > 1000) process.exit(1)
    })
  }
}

async function closeAll(opened: Close[], onError: (error: unknown) => void): Promise<void> {
  for (let close = opened.pop(); close; close = opened.pop()) await close().catch(onError)
}

if (import.meta.main) await start(process.env, { freshDemo: process.argv.includes('--fresh-demo') })
