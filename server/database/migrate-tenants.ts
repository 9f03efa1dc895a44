import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { sqlState } from './errors.ts'

export interface Progress {
  done: number
  failed: number
  total: number
}

export interface FailedTenant {
  tenantId: string
  slug: string
  /** The migration that failed. */
  migration: number
  error: Error
}

export interface TenantMigrationOptions {
  onProgress?: (progress: Progress) => void
  workers?: number
  lockMilliseconds?: number
  attempts?: number
}

interface Behind {
  id: string
  slug: string
  migration: number
}

/** Lost against ordinary traffic (lock not available, deadlock, serialisation): worth another try. */
const PASSING = new Set(['55P03', '40P01', '40001'])

/**
 * Brings every tenant to migration `target`, a few at a time, each step in a transaction of its own that
 * also notes it. A tenant that fails is left where it is.
 */
export async function migrateTenants(
  url: string,
  target: number,
  options: TenantMigrationOptions,
): Promise<{ migrated: number; failed: FailedTenant[] }> {
  const { onProgress = () => {}, workers = 4, lockMilliseconds = 2000, attempts = 5 } = options
  const failed = new Map<string, FailedTenant>()
  let migrated = 0

  const reader = await connect(url)
  try {
    // again until none is left: one that was being made when the new migrations were released comes late
    for (;;) {
      const queue = (await tenantsBehind(reader, target)).filter(({ id }) => !failed.has(id))
      if (queue.length === 0) return { migrated, failed: [...failed.values()] }
      const total = migrated + failed.size + queue.length
      const worker = async () => {
        const client = await connect(url)
        try {
          for (let tenant = queue.shift(); tenant; tenant = queue.shift()) {
            const failure = await bringUp(client, tenant)
            if (failure) failed.set(tenant.id, failure)
            else migrated++
            onProgress({ done: migrated, failed: failed.size, total })
          }
        } finally {
          await client.end()
        }
      }
      await Promise.all(Array.from({ length: Math.min(workers, queue.length) }, worker))
    }
  } finally {
    await reader.end()
  }

  async function bringUp(client: pg.Client, tenant: Behind): Promise<FailedTenant | null> {
    for (let number = tenant.migration + 1; number <= target; number++) {
      try {
        await step(client, tenant.id, number)
      } catch (error) {
        return { tenantId: tenant.id, slug: tenant.slug, migration: number, error: error as Error }
      }
    }
    return null
  }

  async function step(client: pg.Client, tenantId: string, number: number): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(
          `BEGIN; SET LOCAL ROLE smooth_migrator; SET LOCAL lock_timeout = ${Number(lockMilliseconds)}`,
        )
        await client.query('SELECT core.migrate_tenant($1, $2)', [tenantId, number])
        await client.query('COMMIT')
        return
      } catch (error) {
        await client.query('ROLLBACK')
        if (!PASSING.has(sqlState(error) ?? '') || attempt >= attempts) throw error
        await pause(100 * 2 ** attempt * (0.5 + Math.random()))
      }
    }
  }
}

async function tenantsBehind(client: pg.Client, target: number): Promise<Behind[]> {
  await client.query('BEGIN READ ONLY; SET LOCAL ROLE smooth_migrator')
  const { rows } = await client.query<Behind>(
    'SELECT id, slug, migration FROM platform.tenants WHERE migration < $1 ORDER BY migration, id',
    [target],
  )
  await client.query('COMMIT')
  return rows
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'smoothschedule migrate' })
  await client.connect()
  return client
}
