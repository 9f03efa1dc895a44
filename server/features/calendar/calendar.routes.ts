import type { Deps } from '../../deps.ts'
import { writeUnlessDry } from '../../dry-run.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { createBlock } from './create-block.ts'
import { createClosure, createClosures } from './create-closure.ts'
import { deleteBlock } from './delete-block.ts'
import { deleteClosure } from './delete-closure.ts'
import { listBlocks } from './list-blocks.ts'
import { listClosures } from './list-closures.ts'
import { listHolidays, setHolidayRegion } from './list-holidays.ts'
import { listStranded } from './list-stranded.ts'
import { updateBlock } from './update-block.ts'

export function calendarRoutes(route: Route, { database }: Deps): void {
  route('GET /blocks', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listBlocks(tx, actor, query)),
  )

  route('POST /blocks', async ({ scope, actor, query, body, idempotency }) => {
    const key = query.dryRun ? null : idempotency
    const block = await writeUnlessDry(database, scope, query.dryRun, (tx) =>
      once(tx, key, () => createBlock(tx, actor, body)),
    )
    return query.dryRun ? { ...block, id: null } : block
  })

  route('PATCH /blocks/:id', ({ scope, actor, params, query, body }) =>
    writeUnlessDry(database, scope, query.dryRun, (tx) =>
      updateBlock(tx, actor, params.id, body, query.scope),
    ),
  )

  route('GET /stranded', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listStranded(tx, actor, query)),
  )

  route('GET /closures/holidays', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listHolidays(tx, actor, query)),
  )

  route('PUT /closures/holiday-region', ({ scope, actor, body }) =>
    database.withTenant(scope, (tx) => setHolidayRegion(tx, actor, body.region)),
  )

  route('POST /closures/holidays', async ({ scope, actor, query, body, idempotency }) => {
    const key = query.dryRun ? null : idempotency
    const made = await writeUnlessDry(database, scope, query.dryRun, (tx) =>
      once(tx, key, () => createClosures(tx, actor, body)),
    )
    return query.dryRun ? { ...made, items: made.items.map((one) => ({ ...one, id: null })) } : made
  })

  route('DELETE /blocks/:id', async ({ scope, actor, params, query }) => {
    await database.withTenant(scope, (tx) => deleteBlock(tx, actor, params.id, query.scope))
    return null
  })

  route('GET /closures', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listClosures(tx, actor, query)),
  )

  route('POST /closures', async ({ scope, actor, query, body, idempotency }) => {
    const key = query.dryRun ? null : idempotency
    const closure = await writeUnlessDry(database, scope, query.dryRun, (tx) =>
      once(tx, key, () => createClosure(tx, actor, body)),
    )
    return query.dryRun ? { ...closure, id: null } : closure
  })

  route('DELETE /closures/:id', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => deleteClosure(tx, actor, params.id))
    return null
  })
}
