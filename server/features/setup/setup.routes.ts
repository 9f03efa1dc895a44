import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { Problem } from '../../problem.ts'
import { retryLostRaces } from '../appointments/lost-race.ts'
import { chooseTrade, dropExamples } from './choose-trade.ts'
import { listBookable } from './list-bookable.ts'
import { readSetup } from './read-setup.ts'
import { bookTestVisit, removeTestVisit } from './test-visit.ts'
import { updateSetup } from './update-setup.ts'

export function setupRoutes(route: Route, { database }: Deps): void {
  route('GET /setup', ({ scope, actor }) => database.readTenant(scope, (tx) => readSetup(tx, actor)))

  route('PATCH /setup', ({ scope, actor, body }) =>
    database.withTenant(scope, (tx) => updateSetup(tx, actor, body)),
  )

  route('POST /setup/trade', ({ scope, actor, body }) =>
    database.withTenant(scope, (tx) => chooseTrade(tx, actor, body.trade)),
  )

  route('DELETE /setup/examples', async ({ scope, actor }) => {
    await database.withTenant(scope, (tx) => dropExamples(tx, actor))
    return null
  })

  route('GET /setup/bookable', ({ scope, actor }) =>
    database.readTenant(scope, (tx) => listBookable(tx, actor)),
  )

  route('POST /setup/test-visit', ({ scope, actor, idempotency }) =>
    retryLostRaces(
      () => database.withTenant(scope, (tx) => once(tx, idempotency, () => bookTestVisit(tx, actor))),
      async () => {
        throw new Problem('slot-taken')
      },
    ),
  )

  route('DELETE /setup/test-visit', async ({ scope, actor }) => {
    await database.withTenant(scope, (tx) => removeTestVisit(tx, actor))
    return null
  })
}
