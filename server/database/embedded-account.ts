import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** The system account that PostgreSQL's programs run as; undefined: the one that we run as ourselves. */
export type Account = { uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses to run as root. A root start uses the owner of a cluster that exists already (one
 * made by a normal user keeps its owner), else the account `postgres`, which is made when it is missing.
 */
export function accountFor(clusterData: string): Account {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(clusterData, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const existing = findAccount('postgres')
  if (existing) return existing
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  // A machine without `useradd` (or with a read-only /etc) still has `nobody`.
  return findAccount('postgres') ?? findAccount('nobody')
}

/** Whether the account can reach the folder: every folder above it must let it pass. */
export function canReach(account: Account, folder: string): boolean {
  return account === undefined || spawnSync('test', ['-x', folder], { ...account, cwd: '/' }).status === 0
}

function findAccount(name: string): Account {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
