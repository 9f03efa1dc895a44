import type { Answer } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { exampleWord } from '../../../domain/trades/words.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { bookAppointment } from '../appointments/book-appointment.ts'
import { eraseVisit } from '../appointments/erase-visit.ts'
import { firstFreeTimes } from '../availability/first-free-times.ts'
import { LOOKED_AT } from './read-setup.ts'
import { type KeptSetup, keepSetup, lockSetup, selectOffered, selectTestVisit } from './setup.queries.ts'
import { with1 } from './update-setup.ts'

/**
 * Books a visit to see how it looks, as any booking is made: at the first free time of the first service that has
 * one. There is one at a time: where it is there still, it is given.
 * @throws Problem forbidden, wrong-status where no service can be booked; LostRace to be tried again
 */
export async function bookTestVisit(tx: TenantTx, actor: Actor): Promise<Answer<'POST /setup/test-visit'>> {
  authorise(actor, 'setup.manage', tx)
  const { setup, locale } = await lockSetup(tx.db)
  const kept = setup as KeptSetup
  const there = kept.testVisitId ? await selectTestVisit(tx.db, kept.testVisitId) : undefined
  if (there) return present(there)
  const services = await selectOffered(tx.db, LOOKED_AT)
  const times = await firstFreeTimes(
    tx,
    services.map(({ id }) => id),
  )
  const found = times.find(({ first }) => first !== null)
  if (!found?.first) throw new Problem('wrong-status', 'No service can be booked yet')
  const { visit } = await bookAppointment(tx, actor, {
    asked: { items: [{ serviceId: found.serviceId }], locationId: found.first.locationId },
    start: new Date(found.first.start * 60_000),
    customer: { name: exampleWord('Test visit', locale) },
    internalNotes: exampleWord('Booked to see how it looks. Remove it in the setup.', locale),
  })
  await keepSetup(tx.db, { ...kept, testVisitId: visit.id, done: with1(kept.done, 'try') })
  return present({ id: visit.id, start_at: visit.start_at, name: visit.items[0]?.name ?? '' })
}

const present = (visit: { id: string; start_at: Date; name: string }) => ({
  id: visit.id,
  start: visit.start_at.toISOString(),
  service: visit.name,
})

/**
 * Takes that visit away with its customer, so that no list shows either; nothing where there is none.
 * @throws Problem forbidden
 */
export async function removeTestVisit(tx: TenantTx, actor: Actor): Promise<void> {
  authorise(actor, 'setup.manage', tx)
  const kept = (await lockSetup(tx.db)).setup as KeptSetup
  if (!kept.testVisitId) return
  await eraseVisit(tx, kept.testVisitId)
  await keepSetup(tx.db, { ...kept, testVisitId: null })
}
