import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import pg from 'pg'
import { StartupError } from '../startup-error.ts'
import { accountFor } from './embedded-account.ts'
import { type Cluster, dataFolder, moveToFreePort, openCluster } from './embedded-cluster.ts'
import { type Programs, postgresPrograms } from './embedded-programs.ts'

export interface EmbeddedPostgres {
  /** The superuser's address, on loopback. It holds the password: never log it. */
  url: string
  port: number
  /** Ends every connection and stops the server; a throwaway cluster's files are deleted. */
  stop(): Promise<void>
}

interface Options {
  /** The cluster's files go to `<dataDir>/postgres`. Not used for tests, which get a temporary folder. */
  dataDir?: string
  log: { info(words: string): void; warn(words: string): void }
  /** A throwaway cluster: nothing is synced to disk, and nothing is left of it afterwards. */
  forTests?: boolean
  /** Told to whoever tries to start on the same folder meanwhile, such as `port 3000`. At most 30 characters. */
  describe?: string
}

const ownerLock = 7_650_114
const alwaysSet = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=64MB',
  'wal_level=minimal',
  'max_wal_senders=0',
  'timezone=UTC',
  'log_timezone=UTC',
  // Statements and the values in an error's detail are other people's data.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
]
const setForTests = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB']

/**
 * Starts the PostgreSQL that comes with the npm packages, making its cluster first where there is none,
 * and taking over one that a killed process left running. Whoever holds an advisory lock in it owns
 * the folder: the lock goes with its process, however that ends, and no process id can be mistaken for it.
 * Throws a StartupError when the folder is in use or the server can't start.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { log, forTests = false } = options
  const folder = forTests
    ? join(temporaryFolder(), 'postgres')
    : join(resolve(options.dataDir ?? '.data'), 'postgres')
  try {
    const account = accountFor(join(folder, 'data'))
    const programs = await postgresPrograms(account)
    if (!forTests && !existsSync(folder)) log.info('making the database cluster …')
    const data = dataFolder(folder, account)
    const temporary = forTests ? [dirname(folder), dirname(data)] : []
    // A cluster that may be another process's is not ours to stop before we own it.
    let guard = forTests ? stopIfWeDie(data, temporary) : undefined
    const cluster = await openCluster(folder, account, programs)
    const settings = forTests ? [...alwaysSet, ...setForTests] : alwaysSet
    const { owner, port } = await takeOver(folder, cluster, programs, settings, options)
    guard ??= stopIfWeDie(data, temporary)
    owner.on('error', () => log.warn('the embedded PostgreSQL went away'))
    return {
      url: `postgres://postgres:${cluster.password}@127.0.0.1:${port}/postgres`,
      port,
      async stop() {
        guard?.kill('SIGKILL')
        owner.removeAllListeners('error').on('error', () => {})
        await programs.run('pg_ctl', ['stop', '-D', cluster.data, '-m', forTests ? 'immediate' : 'fast'])
        for (const path of temporary) rmSync(path, { recursive: true, force: true })
      },
    }
  } catch (error) {
    if (forTests) rmSync(dirname(folder), { recursive: true, force: true })
    throw explained(error, folder)
  }
}

/** One that PostgreSQL's account can pass through too. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'smooth-postgres-'))
  chmodSync(folder, 0o711)
  return folder
}

/** Sees to it that the server runs and is ours; waits while it recovers, or shuts down after its owner died. */
async function takeOver(
  folder: string,
  cluster: Cluster,
  programs: Programs,
  settings: string[],
  { log, describe = '' }: Options,
): Promise<{ owner: pg.Client; port: number }> {
  const deadline = Date.now() + 60_000
  let port = cluster.port
  while (Date.now() < deadline) {
    const running = runningPort(cluster.data)
    if (running === undefined) port = await startServer(folder, cluster, port, programs, settings)
    else port = running
    const name = `smoothschedule pid ${process.pid}${describe && `, ${describe}`}`
    const client = await connect({ port, password: cluster.password, application_name: name })
    if (client) {
      if (running !== undefined) log.info('taking over the PostgreSQL that a killed process left running')
      return { owner: client, port }
    }
    await new Promise((next) => setTimeout(next, 100))
  }
  throw new StartupError(`The embedded PostgreSQL doesn't answer. ${lastWords(cluster.logFile)}`)
}

/** A connection that owns the cluster; undefined where the server isn't ready to answer yet. */
async function connect(config: pg.ClientConfig): Promise<pg.Client | undefined> {
  const client = new pg.Client({ host: '127.0.0.1', user: 'postgres', database: 'postgres', ...config })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    if (['ECONNREFUSED', 'ECONNRESET', '57P03'].includes((error as { code?: string }).code ?? ''))
      return undefined
    throw error
  }
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS ours', [ownerLock])
  if (!rows[0].ours) {
    const owner = await client.query(
      `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
       WHERE l.locktype = 'advisory' AND l.objid = $1 AND l.granted`,
      [ownerLock],
    )
    await client.end()
    const who = owner.rows[0]?.name.replace('smoothschedule ', '') ?? 'just stopping'
    throw new StartupError(`SmoothSchedule is already running on this data folder (${who}).`)
  }
  // What a killed owner left open would hold its locks until the server noticed.
  await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  )
  return client
}

async function startServer(
  folder: string,
  cluster: Cluster,
  port: number,
  programs: Programs,
  settings: string[],
): Promise<number> {
  const options = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ')
  if (existsSync(cluster.logFile)) rmSync(cluster.logFile)
  try {
    await programs.run('pg_ctl', [
      'start',
      '-D',
      cluster.data,
      '-l',
      cluster.logFile,
      '-t',
      '60',
      '-o',
      options,
    ])
    return port
  } catch (error) {
    const words = lastWords(cluster.logFile)
    if (words.includes('Address already in use')) return moveToFreePort(folder)
    if (words.includes('postmaster.pid')) return port
    throw new StartupError(`PostgreSQL could not start: ${words || (error as Error).message}`)
  }
}

/**
 * The port of the server that runs on these files. A pid file that a crash left behind is removed where
 * its number now belongs to some other program, which PostgreSQL itself would take for a running server.
 */
function runningPort(data: string): number | undefined {
  const file = join(data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  try {
    process.kill(Number(pid), 0)
    const program = `/proc/${pid}/cmdline`
    if (!existsSync(program) || readFileSync(program, 'utf8').includes(data)) return Number(port)
  } catch (error) {
    if ((error as { code?: string }).code === 'EPERM') return Number(port)
  }
  rmSync(file, { force: true })
  return undefined
}

/**
 * A shell that waits for the end of our process, even by `kill -9`, and then stops the server (and
 * deletes a throwaway cluster), so that nothing is left running behind anyone's back.
 */
function stopIfWeDie(data: string, temporary: string[]): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined
  const script = `
    cat >/dev/null
    pid=$(head -n 1 "$1/postmaster.pid")
    if [ -n "$pid" ] && { [ ! -d /proc/self ] || grep -q postgres "/proc/$pid/comm"; }; then
      kill -"$2" "$pid"
      for tenth in $(seq 300); do [ -e "$1/postmaster.pid" ] || break; sleep 0.1; done
    fi
    shift 2
    [ $# -eq 0 ] || rm -rf "$@"`
  const signal = temporary.length > 0 ? 'QUIT' : 'INT'
  const guard = spawn('sh', ['-c', script, 'smooth-postgres-guard', data, signal, ...temporary], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', () => {})
  guard.unref()
  return guard
}

function lastWords(logFile: string): string {
  if (!existsSync(logFile) || statSync(logFile).size > 1_000_000) return ''
  const lines = readFileSync(logFile, 'utf8').trim().split('\n')
  return lines
    .filter((line) => /FATAL|ERROR|HINT|DETAIL|PANIC|could not/.test(line))
    .slice(-3)
    .map((line) => line.replace(/^.*?\] /, ''))
    .join(' ')
}

function explained(error: unknown, folder: string): unknown {
  const { code } = error as { code?: string }
  if (code === 'EACCES' || code === 'EPERM') {
    return new StartupError(
      `${folder} belongs to another user, who made it: start as that user, or set SMOOTH_DATA_DIR to a folder of your own.`,
    )
  }
  return error
}
