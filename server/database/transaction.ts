import { randomBytes } from 'node:crypto'
import type { QueryConfig, QueryResult } from 'pg'
import { effectiveUser } from '../../domain/access/index.ts'
import type { Connection } from './connection.ts'
import { TransactionAborted } from './errors.ts'
import type { AuditEntry, JobRef, PlatformScope } from './scope.ts'
import { assertAboutRows } from './statements.ts'

/** What one transaction is made of. */
export interface TransactionOptions {
  connection: Connection
  /** The message that opens it: BEGIN, the role and the search path. */
  preamble: string
  now: Date
  scope: PlatformScope
  /** Whether the connection keeps named prepared statements. */
  prepared: boolean
}

interface Job {
  task: string
  key: string
  runAt: Date
  ref: JobRef
}

/**
 * One transaction on one connection. The opening message travels with the first statement, and what the
 * transaction notes (jobs, events, audit entries) travels with its COMMIT, so neither costs a round trip.
 */
export class TransactionRun {
  readonly #options: TransactionOptions
  readonly #events: { type: string; data: Record<string, unknown> }[] = []
  readonly #entries: AuditEntry[] = []
  readonly #jobs: Job[] = []
  #state: 'unopened' | 'open' | 'over' = 'unopened'
  #openingFailed: Error | null = null

  constructor(options: TransactionOptions) {
    this.#options = options
  }

  get hasEvents(): boolean {
    return this.#events.length > 0
  }

  event(type: string, data: Record<string, unknown>): void {
    this.#assertNotOver()
    this.#events.push({ type, data })
  }

  audit(entry: AuditEntry): void {
    this.#assertNotOver()
    this.#entries.push(entry)
  }

  enqueue(task: string, key: string, runAt: Date, ref: JobRef): void {
    this.#assertNotOver()
    this.#jobs.push({ task, key, runAt, ref })
  }

  /** Sends one statement on rows, always alone in its message (extended protocol). */
  async send(text: string, values: readonly unknown[]): Promise<QueryResult> {
    this.#assertNotOver()
    assertAboutRows(text)
    try {
      return await this.#opening(() => this.#query({ text, values: values as unknown[] }))
    } catch (error) {
      throw this.#openingFailed ?? error
    }
  }

  /**
   * Writes what was noted and commits. Events and entries come last, so that the row that numbers them is
   * locked only while the commit itself runs.
   */
  async commit(): Promise<void> {
    const noted = this.#events.length + this.#entries.length + this.#jobs.length > 0
    if (this.#state === 'unopened' && !noted) {
      this.#state = 'over'
      return
    }
    const answers = this.#opening(() => [...this.#writeNotes(), this.#query({ text: 'COMMIT' })])
    this.#state = 'over'
    const settled = await Promise.allSettled(answers)
    if (this.#openingFailed) throw this.#openingFailed
    for (const answer of settled) if (answer.status === 'rejected') throw answer.reason
    const last = settled.at(-1) as PromiseFulfilledResult<QueryResult>
    if (last.value.command !== 'COMMIT') {
      throw new TransactionAborted('A statement had failed, so nothing of the transaction was kept')
    }
  }

  /** Commits what only read: nothing can be lost, so nobody waits for the answer. */
  finishReading(onError: (error: unknown) => void): void {
    this.#end('COMMIT').catch(onError)
  }

  async rollback(): Promise<void> {
    await this.#end('ROLLBACK')
  }

  async #end(text: string): Promise<void> {
    const wasOpen = this.#state === 'open'
    this.#state = 'over'
    if (wasOpen) await this.#query({ text })
  }

  #writeNotes(): Promise<QueryResult>[] {
    const { now, scope } = this.#options
    // in the order of their keys: two transactions that queue the same jobs can't wait for each other
    const sent = this.#jobs
      .sort((a, b) => compare(a.task, b.task) || compare(a.key, b.key))
      .map(({ task, key, runAt, ref }) =>
        this.#query({
          text: 'select from core.enqueue($1, $2, $3, $4)',
          values: [task, key, runAt, JSON.stringify(ref)],
          ...this.#named('enqueue'),
        }),
      )
    if (this.#events.length + this.#entries.length > 0) {
      sent.push(
        this.#query({
          text: 'select from core.commit_log($1, $2, $3)',
          values: [
            now,
            JSON.stringify(this.#events),
            JSON.stringify(this.#entries.map((entry) => row(entry, scope))),
          ],
          ...this.#named('commit_log'),
        }),
      )
    }
    return sent
  }

  #named(name: string): { name?: string } {
    return this.#options.prepared ? { name } : {}
  }

  /** Runs `send`, with the opening message in the same packet if the transaction isn't open yet. */
  #opening<T>(send: () => T): T {
    if (this.#state === 'open') return this.#options.connection.together(send)
    this.#state = 'open'
    const { connection, preamble } = this.#options
    return connection.together(() => {
      connection.client.query(preamble).catch((error: Error) => {
        this.#openingFailed = error
      })
      return send()
    })
  }

  #query(config: QueryConfig): Promise<QueryResult> {
    return this.#options.connection.client.query({ ...config, queryMode: 'extended' } as QueryConfig)
  }

  #assertNotOver(): void {
    if (this.#state === 'over') throw new TransactionAborted('The transaction is over')
  }
}

function row(entry: AuditEntry, { actor, requestId }: PlatformScope) {
  return {
    actor_kind: actor?.kind ?? 'system',
    actor_user_id: (actor && effectiveUser(actor)?.id) ?? null,
    real_user_id: actor?.kind === 'masquerading' ? actor.realUser.id : null,
    action: entry.action,
    subject_type: entry.subjectType,
    subject_id: entry.subjectId ?? null,
    reason: entry.reason ?? null,
    request_id: requestId ?? null,
    details: entry.details ?? null,
    salt: randomBytes(16).toString('hex'),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
