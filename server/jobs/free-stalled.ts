/** A query on the queue's own tables, under the queue's role. */
export type QueueQuery = (sql: string, values?: unknown[]) => Promise<unknown>

/**
 * Longer than any transaction of a tenant's job takes: a job that is held for longer belongs to a process that died.
 * Left alone, the queue would give it to another worker after four hours.
 */
const STALLED_SECONDS = 120

/**
 * Gives the jobs of processes that died back to the queue, so that an import that was killed in the middle goes on by
 * itself. Such a job is one transaction that was rolled back, or one that was committed and will find nothing to do.
 * @param tasks names of those that may be freed: each one transaction, and harmless when it runs twice
 */
export async function freeStalled(query: QueueQuery, tasks: readonly string[]): Promise<void> {
  await query(
    `SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT locked_by))
     FROM graphile_worker.jobs
     WHERE task_identifier = ANY ($1::text[]) AND locked_at < now() - make_interval(secs => $2)
     HAVING count(*) > 0`,
    [tasks, STALLED_SECONDS],
  )
}
