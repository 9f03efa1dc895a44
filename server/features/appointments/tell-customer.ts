import type { Database } from '../../database/pool.ts'
import type { TenantScope, TenantTx } from '../../database/scope.ts'
import { readBusiness } from '../business/read-business.ts'
import { mailLanguage } from '../mail/mail-texts.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { selectToldVisit } from './tell-customer.queries.ts'

/** The queue goes by the database's clock, and ours may stand still: what is due at once has been due for ever. */
const AT_ONCE = new Date(0)

/** Has the customer of a visit told how it stands, if this transaction commits. One mail for what waits already. */
export const queueTelling = (tx: TenantTx, appointmentId: string): void =>
  tx.enqueue('tell-customer', appointmentId, AT_ONCE, { appointmentId })

/**
 * The job behind it: a mail with the visit's time as it is by now, or that it is cancelled, in the language of the
 * business. Nobody is told whose address isn't known.
 */
export async function tellCustomer(
  database: Database,
  scope: TenantScope,
  appointmentId: string,
): Promise<void> {
  const told = await database.readTenant(scope, async (tx) => {
    const visit = await selectToldVisit(tx.db, appointmentId)
    return visit?.email ? { ...visit, email: visit.email, business: await readBusiness(tx, '') } : null
  })
  if (!told) return
  const { business, email, start_at, time_zone, status } = told
  const when = new Intl.DateTimeFormat(business.locale, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: time_zone,
  }).format(start_at)
  await database.withPlatform((tx) =>
    queueMail(tx, {
      to: email,
      tenantId: scope.tenantId,
      language: mailLanguage(business.locale),
      metered: true,
      kind: status === 'cancelled' ? 'visit-cancelled' : 'visit-moved',
      values: { business: business.name, when },
    }),
  )
}
