import { AsyncLocalStorage } from 'node:async_hooks'
import type { QueryResultRow } from 'pg'
import { openConnection } from './connection.ts'
import { Connections, type Lease } from './connections.ts'
import { NestedTransaction, TenantMaintenance } from './errors.ts'
import { kyselyThrough } from './kysely.ts'
import { Listener } from './listener.ts'
import { oldestServed } from './migration-files.ts'
import { type Opening, PLATFORM_OPENING, tenantOpening } from './opening.ts'
import type {
  PlatformReadTx,
  PlatformScope,
  PlatformTx,
  TenantReadTx,
  TenantScope,
  TenantTx,
} from './scope.ts'
import { statementChannel } from './statement-channel.ts'
import { StatementNames } from './statement-names.ts'
import type { PlatformTables } from './tables.ts'
import type { TenantTables } from './tenant-tables.ts'
import { TransactionRun } from './transaction.ts'
import { Waker } from './wake.ts'

/** A call of a function in `core` that answers before it is known whose request it is. */
export interface CoreCall {
  function: 'request_context' | 'tenant_scope' | 'is_unpublished' | 'event_heads' | 'changed_sessions'
  values: readonly unknown[]
}

/** The only way to the data. There is no pool to take a connection from. */
export interface Database {
  /**
   * Runs `fn` in one transaction of one tenant, under the tenant's own role, and commits when it returns.
   * Any error rolls everything back and is thrown on.
   * @throws TenantMaintenance, Overloaded, NestedTransaction; what PostgreSQL answered
   */
  withTenant<T>(scope: TenantScope, fn: (tx: TenantTx) => Promise<T>): Promise<T>
  /** The same for what only reads: a write in it fails with SQLSTATE 25006. */
  readTenant<T>(scope: TenantScope, fn: (tx: TenantReadTx) => Promise<T>): Promise<T>
  /** Runs `fn` in one transaction on the platform's own data, under the platform's role. */
  withPlatform<T>(fn: (tx: PlatformTx) => Promise<T>, scope?: PlatformScope): Promise<T>
  readPlatform<T>(fn: (tx: PlatformReadTx) => Promise<T>): Promise<T>
  /** One prepared statement, outside a transaction, with no right but to this function. */
  callCore<Row extends QueryResultRow>(call: CoreCall): Promise<Row[]>
  /**
   * Calls `heard` when a tenant has new events, whichever process committed them: by its id. A hint only: what is lost
   * with a connection isn't told again, so whoever follows looks at the heads now and then too.
   * @returns what ends it
   */
  onEvents(heard: (tenantId: string) => void): () => void
  /** Connections in use, idle and not opened, and requests that wait for one. */
  stats(): { busy: number; idle: number; empty: number; waiting: number }
  /** Waits for the transactions in progress, then closes every connection. */
  close(): Promise<void>
}

export interface DatabaseOptions {
  /** Where and as whom the application connects: `appUrl` of `prepareDatabase`. */
  url: string
  /** Most connections for queries; one more carries NOTIFY, and one LISTEN where somebody follows. Default 10. */
  max?: number
  /** To how many connections a tenant is sent while they are free. Default 2. */
  fan?: number
  /** A connection is replaced after this many tenants. Default 200. */
  tenantsPerConnection?: number
  /** Most requests that wait for a connection. Default 1000. */
  maxWaiting?: number
  /** Longest wait for a connection. Default 5000. */
  waitMilliseconds?: number
  /** Named prepared statements; switch off behind a pooler that doesn't carry them. Default true. */
  preparedStatements?: boolean
  /** The folder of the migrations that this code was written for. Default: the released ones. */
  migrations?: string
  clock?: () => Date
  /** Errors that no caller is there for: a connection lost while idle, a notification that failed. */
  onError?: (error: unknown) => void
}

const PLATFORM = ''

/** Opens nothing yet: the first use does. */
export function createDatabase(options: DatabaseOptions): Database {
  const { url, max = 10, fan = 2, preparedStatements = true, clock = () => new Date() } = options
  const onError = options.onError ?? (() => {})
  const oldest = oldestServed('tenant', options.migrations)
  const open = () => openConnection(url, 'smoothschedule', { preparedStatements })
  const connections = new Connections({
    open,
    max,
    fan,
    tenantsPerConnection: options.tenantsPerConnection ?? 200,
    maxWaiting: options.maxWaiting ?? 1000,
    waitMilliseconds: options.waitMilliseconds ?? 5000,
    onError,
  })
  const names = new StatementNames()
  const waker = new Waker(open, onError)
  const listener = new Listener(open, onError)
  // Holds nothing to reach data with: it only knows that this call is inside a transaction already.
  const inside = new AsyncLocalStorage<{ tenant: string; over: boolean }>()

  /** One connection a call: two would have calls wait for each other's. */
  function assertOutside(tenant: string): void {
    const outer = inside.getStore()
    if (!outer || outer.over) return
    throw new NestedTransaction(
      outer.tenant === tenant
        ? 'A transaction is open already: hand its tx on'
        : 'A transaction of another tenant is open: finish it first',
    )
  }

  async function run<T>(
    tenant: string,
    scope: PlatformScope,
    opening: Opening,
    work: (run: TransactionRun, now: Date) => Promise<T>,
    readOnly: boolean,
  ): Promise<T> {
    assertOutside(tenant)
    const lease = await connections.acquire(tenant)
    const now = clock()
    const transaction = new TransactionRun({
      connection: lease.connection,
      opening,
      readOnly,
      now,
      scope,
      names,
    })
    const here = { tenant, over: false }
    let result: T
    try {
      result = await inside.run(here, work, transaction, now)
      if (!readOnly) await transaction.commit()
    } catch (error) {
      await undo(transaction, lease)
      throw error
    } finally {
      here.over = true
    }
    if (readOnly) transaction.finishReading(onError)
    lease.release()
    if (transaction.hasEvents) waker.wake(tenant === PLATFORM ? 'platform' : tenant)
    return result
  }

  async function undo(transaction: TransactionRun, lease: Lease): Promise<void> {
    try {
      const fit = await transaction.rollback()
      lease.release(!fit)
    } catch (error) {
      onError(error)
      lease.release(true)
    }
  }

  function openingOf({ tenantId, schema, migration }: TenantScope): Opening {
    if (migration < oldest) {
      throw new TenantMaintenance(`Tenant ${tenantId} is on migration ${migration}, and ${oldest} is needed`)
    }
    return tenantOpening(schema)
  }

  return {
    async withTenant(scope, fn) {
      return run(
        scope.tenantId,
        scope,
        openingOf(scope),
        (transaction, now) => fn({ ...handles<TenantTables>(transaction, now), tenantId: scope.tenantId }),
        false,
      )
    },
    async readTenant(scope, fn) {
      return run(
        scope.tenantId,
        scope,
        openingOf(scope),
        (transaction, now) =>
          fn({ ...readingHandles<TenantTables>(transaction, now), tenantId: scope.tenantId }),
        true,
      )
    },
    async withPlatform(fn, scope = {}) {
      return run(
        PLATFORM,
        scope,
        PLATFORM_OPENING,
        (transaction, now) => fn(handles<PlatformTables>(transaction, now)),
        false,
      )
    },
    async readPlatform(fn) {
      return run(
        PLATFORM,
        {},
        PLATFORM_OPENING,
        (transaction, now) => fn(readingHandles<PlatformTables>(transaction, now)),
        true,
      )
    },
    async callCore<Row extends QueryResultRow>({ function: name, values }: CoreCall) {
      assertOutside(PLATFORM)
      const lease = await connections.acquire(PLATFORM)
      try {
        const places = values.map((_, index) => `$${index + 1}`).join(', ')
        const text = `select * from core.${name}(${places})`
        statementChannel.publish(text)
        const { rows } = await lease.connection.send({ text, values, name: `core.${name}` })
        return rows as Row[]
      } finally {
        lease.release()
      }
    },
    onEvents: (heard) => listener.add(heard),
    stats: () => connections.stats(),
    async close() {
      // both at once: from this moment on nobody is let in
      await Promise.all([connections.close(), listener.close()])
      await waker.close()
    },
  }
}

function readingHandles<Tables>(transaction: TransactionRun, now: Date) {
  return { db: kyselyThrough<Tables>((text, values) => transaction.send(text, values)), now }
}

function handles<Tables>(transaction: TransactionRun, now: Date) {
  return {
    ...readingHandles<Tables>(transaction, now),
    event: transaction.event.bind(transaction),
    audit: transaction.audit.bind(transaction),
    enqueue: transaction.enqueue.bind(transaction),
  }
}
