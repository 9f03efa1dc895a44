import { authorise } from '../../authorise.ts'
import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { blockCustomer } from './block-customer.ts'
import { createCustomer } from './create-customer.ts'
import { eraseCustomer } from './erase-customer.ts'
import { exportCustomers } from './export-customers.ts'
import { keepApart } from './keep-apart.ts'
import { listCustomers, listTags } from './list-customers.ts'
import { listApart, listDuplicates } from './list-duplicates.ts'
import { listMerges, mergeCustomers } from './merge-customers.ts'
import { readCustomer } from './read-customer.ts'
import { readHistory } from './read-history.ts'
import { readHousehold } from './read-household.ts'
import { undoMerge } from './undo-merge.ts'
import { updateCustomer } from './update-customer.ts'

export function customerRoutes(route: Route, { database }: Deps): void {
  route('GET /customers', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listCustomers(tx, actor, query)),
  )

  route('GET /customers/export', ({ scope, actor, tenant, reply }) =>
    database.readTenant(scope, async (tx) => {
      authorise(actor, 'data.export', tx, { isTemporary: tenant.isTemporary })
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="customers.csv"')
      return exportCustomers(tx)
    }),
  )

  route('POST /customers', ({ scope, actor, body, idempotency }) =>
    database.withTenant(scope, (tx) => once(tx, idempotency, () => createCustomer(tx, actor, body))),
  )

  route('GET /customers/:id', ({ scope, actor, params }) =>
    database.readTenant(scope, (tx) => readCustomer(tx, actor, params.id)),
  )

  route('PATCH /customers/:id', ({ scope, actor, params, body }) =>
    database.withTenant(scope, (tx) => updateCustomer(tx, actor, params.id, body)),
  )

  route('GET /customers/tags', ({ scope, actor }) => database.readTenant(scope, (tx) => listTags(tx, actor)))

  route('GET /customers/:id/history', ({ scope, actor, params }) =>
    database.readTenant(scope, (tx) => readHistory(tx, actor, params.id)),
  )

  route('POST /customers/:id/block', ({ scope, actor, params, body }) =>
    database.withTenant(scope, (tx) => blockCustomer(tx, actor, params.id, body.reason ?? '')),
  )

  route('POST /customers/:id/unblock', ({ scope, actor, params }) =>
    database.withTenant(scope, (tx) => blockCustomer(tx, actor, params.id, null)),
  )

  route('GET /customers/duplicates', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listDuplicates(tx, actor, query)),
  )

  route('GET /customers/apart', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listApart(tx, actor, query)),
  )

  for (const [method, apart] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const)
    route(`${method} /customers/:id/apart/:otherId`, async ({ scope, actor, params }) => {
      await database.withTenant(scope, (tx) => keepApart(tx, actor, params, apart))
      return null
    })

  route('POST /customers/:id/merge', ({ scope, actor, params, body, idempotency }) =>
    database.withTenant(scope, (tx) =>
      once(tx, idempotency, () => mergeCustomers(tx, actor, params.id, body)),
    ),
  )

  route('GET /customers/:id/merges', ({ scope, actor, params }) =>
    database.readTenant(scope, (tx) => listMerges(tx, actor, params.id)),
  )

  route('POST /customers/merges/:id/undo', ({ scope, actor, params }) =>
    database.withTenant(scope, (tx) => undoMerge(tx, actor, params.id)),
  )

  route('POST /customers/:id/erase', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => eraseCustomer(tx, actor, params.id))
    return null
  })

  route('GET /me/household', ({ scope, actor }) =>
    database.readTenant(scope, (tx) => readHousehold(tx, actor)),
  )
}
