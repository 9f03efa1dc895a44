import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { missing, notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { visitsLeftWithoutHours, visitsOfResource, visitsUnskilled } from '../calendar/affected-visits.ts'
import { changeOf } from './archiving.ts'
import { assertWithinPlan } from './assert-within-plan.ts'
import { lockLocation } from './locations.queries.ts'
import { presentResource } from './present-resource.ts'
import { assertKindIsFree, assertLinkable, linkingOnce } from './resource-rules.ts'
import { countResources, type ResourceRow, selectResource, updateResourceRow } from './resources.queries.ts'

type Input = ParsedBody<'PATCH /resources/:id'>

/**
 * Changes a resource. Its visits stay as they are: those that it strands, archived (`active: false`), moved to
 * another location or without a skill that a service of theirs requires, are listed. `limit`: the most that the plan allows, null for no limit.
 * @throws Problem forbidden, not-found (the resource, the location, or the user), stale, plan-limit, invalid-input
 */
export async function updateResource(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: Input,
  limit: number | null,
): Promise<Answer<'PATCH /resources/:id'>> {
  authorise(actor, 'resources.manage', tx)
  const row = await selectResource(tx.db, id)
  if (!row) throw notFound('resource')
  const before = presentResource(row)
  if (row.version !== input.version) throw new Problem('stale', undefined, { current: before })
  await assertAllowed(tx, row, input, limit)

  const write = async () => {
    const changed = await linkingOnce(
      updateResourceRow(tx.db, id, input.version, {
        name: input.name,
        kind: input.kind,
        location_id: input.locationId,
        skills: input.skills && [...new Set(input.skills)],
        staff_user_id: input.userId,
        active: input.active,
      }),
    )
    if (!changed) throw await staleResource(tx, id)
    return presentResource(changed)
  }
  const moves = input.locationId !== undefined && input.locationId !== row.location_id
  const skills = input.skills ?? row.skills
  const loses = row.skills.some((skill) => !skills.includes(skill))
  const unskilled = loses ? await visitsUnskilled(tx, row, row.skills, skills) : []
  const { result: after, affected } = moves
    ? await visitsLeftWithoutHours(tx, [id], write)
    : { result: await write(), affected: [] }
  recordChange(tx, {
    type: `resource.${changeOf(before, after)}`,
    subjectType: 'resource',
    subjectId: id,
    data: { resourceId: id },
    before,
    after,
  })
  const archived = before.active && !after.active
  if (archived) return { ...after, affected: await visitsOfResource(tx, id) }
  const idle = new Set(affected.map((visit) => visit.appointmentId))
  return { ...after, affected: [...affected, ...unskilled.filter((one) => !idle.has(one.appointmentId))] }
}

async function assertAllowed(
  tx: TenantTx,
  row: ResourceRow,
  input: Input,
  limit: number | null,
): Promise<void> {
  const kind = input.kind ?? row.kind
  const restored = input.active === true && !row.active
  const locationId = input.locationId ?? row.location_id
  if (restored) await assertWithinPlan(tx, 'resources', limit, () => countResources(tx.db))
  if (restored || input.locationId) {
    if (!(await lockLocation(tx.db, locationId))) throw missing('location', 'locationId')
  }
  if (kind !== row.kind) await assertKindIsFree(tx.db, row.id)
  if (input.userId !== undefined || kind !== row.kind) {
    const userId = input.userId === undefined ? row.staff_user_id : input.userId
    await assertLinkable(tx.db, { kind, userId, resourceId: row.id })
  }
}

async function staleResource(tx: TenantTx, id: string): Promise<Problem> {
  const row = await selectResource(tx.db, id)
  return row ? new Problem('stale', undefined, { current: presentResource(row) }) : notFound('resource')
}
