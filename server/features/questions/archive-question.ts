import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { notFound } from '../../problem.ts'
import { selectQuestion } from './questions.queries.ts'
import { updateQuestion } from './update-question.ts'

/**
 * Asks a question no more; its answers stay. Archiving it again changes nothing.
 * @throws Problem forbidden, not-found; in-use where another question waits for its answer
 */
export async function archiveQuestion(tx: TenantTx, actor: Actor, id: string): Promise<void> {
  authorise(actor, 'questions.manage', tx)
  const row = await selectQuestion(tx.db, id)
  if (!row) throw notFound('question')
  if (row.active) await updateQuestion(tx, actor, id, { active: false, version: row.version })
}
