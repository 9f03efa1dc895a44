import { Problem } from '../../problem.ts'

/** @throws Problem plan-limit when there are as many as the plan allows (null: as many as one likes) */
export function assertWithinPlan(what: 'locations' | 'resources', count: number, limit: number | null): void {
  if (limit !== null && count >= limit) {
    throw new Problem('plan-limit', `The plan allows ${limit} ${what}`, { limit })
  }
}
