import type { TenantScope, TenantTx } from '../database/scope.ts'
import type { Deps } from '../deps.ts'
import { expireHold } from '../features/appointments/hold-visit.ts'
import { tellCustomer } from '../features/appointments/tell-customer.ts'
import { signHeads } from '../features/audit/sign-heads.ts'
import { readPhones } from '../features/customers/read-phones.ts'
import { runBatch } from '../features/imports/run-batch.ts'
import { type Mailer, sendMail } from '../features/mail/send-mail.ts'
import { purgeExpired } from '../features/tenants/purge-expired.ts'
import { freeStalled, type QueueQuery } from './free-stalled.ts'

type Ref = Record<string, unknown>

/** What a job is given: ids only, and the tenant that `core.enqueue` took from the role that queued it. */
export interface JobPayload {
  /** null: the platform's own. */
  tenantId: string | null
  ref: Ref
}

export interface JobDeps extends Pick<Deps, 'database' | 'log' | 'logs' | 'secret'> {
  mailer: Mailer
}

/** Tasks of a tenant, each a thin adapter over a verb, run in one transaction under that tenant's role. */
export const TENANT_TASKS: Record<string, (tx: TenantTx, ref: Ref) => Promise<void>> = {
  'expire-hold': (tx, ref) => expireHold(tx, String(ref.appointmentId)),
  'run-import': (tx, ref) => runBatch(tx, String(ref.importId)),
}

/** Tasks that read as one tenant and then write for the platform, such as its mails. */
export const RELAYED_TASKS: Record<string, (deps: JobDeps, scope: TenantScope, ref: Ref) => Promise<void>> = {
  'tell-customer': ({ database }, scope, ref) => tellCustomer(database, scope, String(ref.appointmentId)),
}

/** Tasks of the platform; one that looks after the queue itself asks it through `queue`. */
export const PLATFORM_TASKS: Record<string, (deps: JobDeps, ref: Ref, queue: QueueQuery) => Promise<void>> = {
  'free-stalled': (_deps, _ref, queue) =>
    freeStalled(queue, [...Object.keys(TENANT_TASKS), ...Object.keys(RELAYED_TASKS)]),
  'purge-expired': ({ database }) => purgeExpired(database),
  'read-phones': ({ database }) => readPhones(database),
  'send-mail': ({ database, mailer }, ref) => sendMail(database, mailer, String(ref.mailId)),
  'sign-audit': (deps) => signHeads(deps),
}

/** What recurs, in crontab's format (UTC); once, however many processes work. */
export const CRONTAB = `
* * * * * sign-audit ?jobKey=sign-audit&max=3
* * * * * free-stalled ?jobKey=free-stalled&max=3
17 * * * * purge-expired
37 * * * * read-phones
`
