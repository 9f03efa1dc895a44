import type { PlatformReadTx } from '../../database/scope.ts'
import type { PlansTable } from '../../database/tables.ts'
import { invalid } from '../../problem.ts'

/** The subscription tiers, the smallest first. */
export const selectPlans = (db: PlatformReadTx['db']) =>
  db.selectFrom('plans').select(['id', 'name', 'limits']).orderBy('position').orderBy('id').execute()

export const selectPlan = (db: PlatformReadTx['db'], id: string) =>
  db.selectFrom('plans').select(['id', 'name', 'limits']).where('id', '=', id).executeTakeFirstOrThrow()

/** A plan as the API shows it: what isn't limited is left out. */
export const presentPlan = ({ id, name, limits }: Pick<PlansTable, 'id' | 'name'> & { limits: Limits }) => ({
  id,
  name,
  limits: Object.fromEntries(
    Object.entries(limits).flatMap(([thing, most]) => (most === null ? [] : [[thing, most]])),
  ),
})
type Limits = Record<string, number | null>

/** @throws Problem invalid-input */
export async function assertPlan(db: PlatformReadTx['db'], id: string): Promise<void> {
  const plan = await db.selectFrom('plans').select('id').where('id', '=', id).executeTakeFirst()
  if (!plan) throw invalid('plan', 'there is no such plan')
}
