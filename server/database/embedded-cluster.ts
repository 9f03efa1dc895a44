import { createHash, randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { StartupError } from '../startup-error.ts'
import { type Account, canReach } from './embedded-account.ts'
import { openFolder, type Programs, sharedFolder } from './embedded-programs.ts'

/** A PostgreSQL cluster on disk: its files, and what is needed to connect to it. */
export type Cluster = { data: string; logFile: string; port: number; password: string }

type Record = { port: number; password: string }

/**
 * Where a cluster's files are: within `folder`, or in a folder of root's that PostgreSQL's account can
 * reach, named after `folder`.
 */
export function dataFolder(folder: string, account: Account): string {
  if (account !== undefined) {
    openFolder(dirname(folder))
    if (!canReach(account, dirname(folder))) {
      return join(sharedFolder, createHash('sha256').update(folder).digest('hex').slice(0, 16), 'data')
    }
  }
  return join(folder, 'data')
}

/**
 * The cluster of `folder`, made on the first call: a random password, scram on loopback, UTF-8 with the
 * collation that is the same on every machine. It appears whole or not at all, so that a kill while it
 * is being made leaves nothing half done, and two at once end up with the same one.
 */
export async function openCluster(folder: string, account: Account, programs: Programs): Promise<Cluster> {
  const data = dataFolder(folder, account)
  if (!existsSync(recordFile(folder))) await makeCluster(folder, data, account, programs)
  const { port, password } = readRecord(folder)
  return { data, logFile: join(data, 'server.log'), port, password }
}

/** Another port for the cluster of `folder`, remembered for the next start. */
export async function moveToFreePort(folder: string): Promise<number> {
  const port = await freePort()
  writeRecord(folder, { ...readRecord(folder), port })
  return port
}

async function makeCluster(
  folder: string,
  data: string,
  account: Account,
  programs: Programs,
): Promise<void> {
  const password = randomBytes(24).toString('hex')
  const own = data.startsWith(folder)
  const unfinished = `${folder}.new-${process.pid}`
  const madeIn = own ? join(unfinished, basename(data)) : `${data}.new-${process.pid}`
  const passwordFile = join(madeIn, '..', `password-${process.pid}`)
  try {
    openFolder(unfinished)
    openFolder(dirname(madeIn))
    mkdirSync(madeIn, { mode: 0o700 })
    writeFileSync(passwordFile, password, { mode: 0o600 })
    if (account) {
      for (const path of [madeIn, passwordFile]) chownSync(path, account.uid, account.gid)
    }
    await programs.run('initdb', [
      `--pgdata=${madeIn}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      '--no-sync',
      // The password is random and long: thousands of rounds would only slow every connection down.
      '--set=scram_iterations=1',
    ])
    rmSync(passwordFile)
    writeRecord(unfinished, { port: await freePort(), password })
    if (!own) {
      // Files outside `folder` that have no record there are what a deleted data folder left behind.
      await programs.run('pg_ctl', ['stop', '-D', data, '-m', 'immediate']).catch(() => {})
      rmSync(data, { recursive: true, force: true })
      renameSync(madeIn, data)
    }
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(recordFile(folder))) {
      throw new StartupError(`PostgreSQL could not make its data folder ${data}: ${(error as Error).message}`)
    }
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
    if (!own) rmSync(madeIn, { recursive: true, force: true })
  }
}

const recordFile = (folder: string): string => join(folder, 'cluster.json')

function readRecord(folder: string): Record {
  return JSON.parse(readFileSync(recordFile(folder), 'utf8'))
}

function writeRecord(folder: string, record: Record): void {
  writeFileSync(recordFile(folder), `${JSON.stringify(record)}\n`, { mode: 0o600 })
  chmodSync(recordFile(folder), 0o600)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
