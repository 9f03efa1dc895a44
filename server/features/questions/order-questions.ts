import type { Answer, ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, missing } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { assertConditions } from './assert-question.ts'
import { presentQuestion } from './present-question.ts'
import { lockQuestions, updatePositions } from './questions.queries.ts'

/**
 * Puts the questions about one thing in this order; those that aren't named come after them, as they were.
 * @throws Problem forbidden, invalid-input, not-found (a question); in-use where one would come before the question
 * whose answer it waits for
 */
export async function orderQuestions(
  tx: TenantTx,
  actor: Actor,
  { about, ids }: ParsedBody<'PUT /questions/order'>,
): Promise<Answer<'PUT /questions/order'>> {
  authorise(actor, 'questions.manage', tx)
  const before = await lockQuestions(tx.db, about)
  if (new Set(ids).size < ids.length) throw invalid('ids', 'names a question twice')
  const known = new Map(before.map((row) => [row.id, row]))
  const named = ids.map((id) => {
    const row = known.get(id)
    if (!row) throw missing('question', 'ids')
    return row
  })
  const after = [...named, ...before.filter(({ id }) => !ids.includes(id))]
  assertConditions(after, null)
  await updatePositions(
    tx.db,
    after.map(({ id }) => id),
  )
  recordChange(tx, {
    type: 'questions.ordered',
    subjectType: 'question',
    subjectId: null,
    data: {},
    before: before.map(({ id }) => id),
    after: after.map(({ id }) => id),
  })
  return {
    items: after.map((row, n) => presentQuestion({ ...row, position: n + 1 })),
    nextCursor: null,
  }
}
