import { Logger, run, type Task } from 'graphile-worker'
import { tenantScope } from '../database/request-context.ts'
import { retryLostRaces } from '../features/appointments/lost-race.ts'
import {
  CRONTAB,
  type JobDeps,
  type JobPayload,
  PLATFORM_TASKS,
  RELAYED_TASKS,
  TENANT_TASKS,
} from './tasks.ts'

/**
 * Starts working on queued jobs, each in one transaction under its own tenant's role. A job that fails is tried again
 * with back-off. Answers a function that stops: what runs is finished first.
 */
export async function runJobs(deps: JobDeps, jobsUrl: string): Promise<() => Promise<void>> {
  const taskList: Record<string, Task> = {}
  for (const [name, work] of Object.entries(TENANT_TASKS)) {
    taskList[name] = async (payload, helpers) => {
      const { tenantId, ref } = payload as JobPayload
      if (!tenantId) throw new Error(`${name} is a task of a tenant`)
      const scope = await tenantScope(deps.database, tenantId, { kind: 'system', task: name })
      // the tenant is gone, and what the job was about with it
      if (!scope) return
      const asJob = { ...scope, requestId: `job ${helpers.job.id}` }
      await retryLostRaces(
        () => deps.database.withTenant(asJob, (tx) => work(tx, ref)),
        () => Promise.reject(new Error(`${name} lost every race`)),
      )
    }
  }
  for (const [name, work] of Object.entries(RELAYED_TASKS)) {
    taskList[name] = async (payload) => {
      const { tenantId, ref } = payload as JobPayload
      const scope = tenantId && (await tenantScope(deps.database, tenantId, { kind: 'system', task: name }))
      if (scope) await work(deps, scope, ref)
    }
  }
  for (const [name, work] of Object.entries(PLATFORM_TASKS)) {
    taskList[name] = (payload, helpers) =>
      work(deps, (payload as Partial<JobPayload>).ref ?? {}, helpers.query)
  }
  const runner = await run({
    connectionString: jobsUrl,
    taskList,
    concurrency: 4,
    maxPoolSize: 5,
    noHandleSignals: true,
    noPreparedStatements: true,
    crontab: CRONTAB,
    logger: new Logger((scope) => (level, message) => {
      const say = level === 'error' ? 'error' : level === 'warning' ? 'warn' : 'debug'
      deps.log[say]({ job: scope.taskIdentifier, id: scope.jobId }, message)
    }),
  })
  return () => runner.stop()
}
