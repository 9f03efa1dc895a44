import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { missing } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { assertWithinPlan } from './assert-within-plan.ts'
import { lockLocation, selectDefaultLocation } from './locations.queries.ts'
import { presentResource, type Resource } from './present-resource.ts'
import { assertLinkable, linkingOnce } from './resource-rules.ts'
import { countResources, insertResource } from './resources.queries.ts'

/**
 * Adds a resource, at the default location unless another one is named; it works in the location's opening hours.
 * `limit`: the most that the plan allows, null for no limit.
 * @throws Problem forbidden, plan-limit, not-found (the location, or the user), invalid-input
 */
export async function createResource(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /resources'>,
  limit: number | null,
): Promise<Resource> {
  authorise(actor, 'resources.manage', tx)
  if (input.active !== false) await assertWithinPlan(tx, 'resources', limit, () => countResources(tx.db))
  const locationId = input.locationId ?? (await selectDefaultLocation(tx.db)).id
  if (!(await lockLocation(tx.db, locationId))) throw missing('location', 'locationId')
  await assertLinkable(tx.db, { kind: input.kind, userId: input.userId ?? null, resourceId: null })
  const row = await linkingOnce(
    insertResource(tx.db, {
      id: randomUUIDv7(),
      name: input.name,
      kind: input.kind,
      location_id: locationId,
      skills: input.skills && [...new Set(input.skills)],
      staff_user_id: input.userId ?? null,
      active: input.active,
    }),
  )
  const resource = presentResource(row)
  recordChange(tx, {
    type: 'resource.created',
    subjectType: 'resource',
    subjectId: row.id,
    data: { resourceId: row.id },
    after: resource,
  })
  return resource
}
