import {
  type CompiledQuery,
  type DatabaseConnection,
  DefaultQueryExecutor,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryResult,
  Transaction,
} from 'kysely'
import type { QueryResult as PgResult } from 'pg'

/** Sends one statement with its values. */
export type Send = (text: string, values: readonly unknown[]) => Promise<PgResult>

const refuse = () => Promise.reject(new Error('A transaction is opened with withTenant or withPlatform'))

// Kysely asks these of its driver only to open connections and transactions of its own.
const driver: Driver = {
  init: async () => {},
  destroy: async () => {},
  acquireConnection: refuse,
  releaseConnection: refuse,
  beginTransaction: refuse,
  commitTransaction: refuse,
  rollbackTransaction: refuse,
}
const dialect = new PostgresDialect({ pool: refuse })
const adapter = new PostgresAdapter()
const compiler = new PostgresQueryCompiler()
const config = { dialect }

/**
 * A Kysely whose every statement goes through `send`. Compiler and adapter are shared and nothing is
 * looked up, so one can be made for each transaction (about a microsecond).
 */
export function kyselyThrough<Tables>(send: Send): Kysely<Tables> {
  const connection: DatabaseConnection = {
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { rows, rowCount, command } = await send(sql, parameters)
      if (command === 'SELECT') return { rows }
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) }
    },
    streamQuery() {
      throw new Error('A transaction does not stream: read in pages')
    },
  }
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  })
  return new Transaction<Tables>({ config, driver, dialect, executor })
}
