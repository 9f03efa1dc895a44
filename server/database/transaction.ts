import { randomBytes } from 'node:crypto'
import type { QueryResult } from 'pg'
import { effectiveUser } from '../../domain/access/index.ts'
import type { Statement } from './batch.ts'
import type { Connection } from './connection.ts'
import { TransactionAborted } from './errors.ts'
import { COMMIT, type Opening, ROLLBACK } from './opening.ts'
import type { AuditEntry, JobRef, PlatformScope } from './scope.ts'
import { statementChannel } from './statement-channel.ts'
import type { StatementNames } from './statement-names.ts'
import { assertAboutRows } from './statements.ts'

/** What one transaction is made of. */
export interface TransactionOptions {
  connection: Connection
  /** What opens it: BEGIN, the role and the search path. */
  opening: Opening
  readOnly: boolean
  now: Date
  scope: PlatformScope
  names: StatementNames
}

interface Job {
  task: string
  key: string
  runAt: Date
  ref: JobRef
}

/**
 * One transaction on one connection. What opens it travels with the first statement, and what it notes (jobs,
 * events, audit entries) travels with its COMMIT, so neither costs a round trip.
 */
export class TransactionRun {
  readonly #options: TransactionOptions
  readonly #events: { type: string; data: Record<string, unknown> }[] = []
  readonly #entries: AuditEntry[] = []
  readonly #jobs: Job[] = []
  #opened = false
  #over = false

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

  /** Sends one statement on rows. What opens the transaction goes ahead of the first one. */
  send(text: string, values: readonly unknown[]): Promise<QueryResult> {
    this.#assertNotOver()
    assertAboutRows(text)
    statementChannel.publish(text)
    this.#open()
    return this.#send({ text, values })
  }

  /**
   * Writes what was noted and commits. Events and entries come last, so that the row that numbers them is
   * locked only while the commit itself runs.
   */
  async commit(): Promise<void> {
    this.#assertNotOver()
    this.#over = true
    const notes = this.#notes()
    if (!this.#opened && notes.length === 0) return
    this.#open()
    for (const { text } of notes) statementChannel.publish(text)
    const sent = [...notes, COMMIT].map((statement) => this.#send(statement))
    const { command } = (await Promise.all(sent)).at(-1) as QueryResult
    if (command !== 'COMMIT') {
      throw new TransactionAborted('A statement had failed, so nothing of the transaction was kept')
    }
  }

  /** Commits what only read. Nothing can be lost, so nobody waits, and it travels with what comes next. */
  finishReading(onError: (error: unknown) => void): void {
    this.#over = true
    if (this.#opened) this.#send(COMMIT).catch(onError)
  }

  /** @returns whether the connection is out of any transaction now, and so fit for the next one */
  async rollback(): Promise<boolean> {
    this.#over = true
    if (!this.#opened) return true
    await this.#send(ROLLBACK)
    return this.#options.connection.client.getTransactionStatus() === 'I'
  }

  #open(): void {
    if (this.#opened) return
    this.#opened = true
    const { opening, readOnly } = this.#options
    const statements = readOnly ? opening.read : opening.write
    // their failure is the first statement's own
    for (const statement of statements) this.#send(statement).catch(() => {})
  }

  #send(statement: Statement): Promise<QueryResult> {
    const { connection, names, opening } = this.#options
    const name = statement.name ?? names.of(opening.schema, statement.text)
    return connection.send({ ...statement, name })
  }

  #notes(): Statement[] {
    const { now, scope } = this.#options
    // in the order of their keys: two transactions that queue the same jobs can't wait for each other
    const notes: Statement[] = this.#jobs
      .sort((a, b) => compare(a.task, b.task) || compare(a.key, b.key))
      .map(({ task, key, runAt, ref }) => ({
        text: 'SELECT core.enqueue($1, $2, $3, $4)',
        values: [task, key, runAt.toISOString(), JSON.stringify(ref)],
      }))
    if (this.#events.length + this.#entries.length > 0) {
      const entries = this.#entries.map((entry) => row(entry, scope))
      notes.push({
        text: 'SELECT core.commit_log($1, $2, $3)',
        values: [now.toISOString(), JSON.stringify(this.#events.map(by(scope))), JSON.stringify(entries)],
      })
    }
    return notes
  }

  #assertNotOver(): void {
    if (this.#over) throw new TransactionAborted('The transaction is over')
  }
}

/** Adds to an event whose doing it is, by the name that they act under; the log knows who is behind. */
const by = ({ actor }: PlatformScope) => {
  const byUserId = actor && effectiveUser(actor)?.id
  return ({ type, data }: { type: string; data: Record<string, unknown> }) =>
    byUserId ? { type, data: { ...data, byUserId } } : { type, data }
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
