import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { readSetup } from './read-setup.ts'
import { type KeptSetup, keepSetup, lockSetup } from './setup.queries.ts'

/**
 * Puts a step aside, or the reminder. What is noted is for the wizard alone, so the log has nothing of it.
 * @throws Problem forbidden
 */
export async function updateSetup(
  tx: TenantTx,
  actor: Actor,
  { skip, done, hidden }: ParsedBody<'PATCH /setup'>,
): Promise<Answer<'GET /setup'>> {
  authorise(actor, 'setup.manage', tx)
  const kept = (await lockSetup(tx.db)).setup as KeptSetup
  await keepSetup(tx.db, {
    ...kept,
    ...(skip ? { skipped: with1(kept.skipped, skip) } : {}),
    ...(done ? { done: with1(kept.done, done) } : {}),
    ...(hidden === undefined ? {} : { hidden }),
  })
  return readSetup(tx, actor)
}

/** A list that has one more name in it, once. */
export const with1 = (names: readonly string[] | undefined, name: string): string[] => [
  ...new Set([...(names ?? []), name]),
]
