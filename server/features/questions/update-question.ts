import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, notFound, Problem } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { assertConditions, assertQuestion, MOST_QUESTIONS } from './assert-question.ts'
import { presentQuestion, type Question } from './present-question.ts'
import {
  insertVersion,
  lockQuestions,
  type QuestionRow,
  selectQuestion,
  updateQuestionRow,
} from './questions.queries.ts'

/**
 * Changes a question, as its next version: answers that were given stay under the label that they were given to.
 * @throws Problem forbidden, not-found (the question, or a service), stale, invalid-input; in-use where another question
 * waits for an answer that it wouldn't have any more
 */
export async function updateQuestion(
  tx: TenantTx,
  actor: Actor,
  id: string,
  input: ParsedBody<'PATCH /questions/:id'>,
): Promise<Question> {
  authorise(actor, 'questions.manage', tx)
  const found = await selectQuestion(tx.db, id)
  if (!found) throw notFound('question')
  const all = await lockQuestions(tx.db, found.about)
  const row = all.find((one) => one.id === id) as QuestionRow
  if (row.version !== input.version) throw new Problem('stale', undefined, { current: presentQuestion(row) })
  const wanted: QuestionRow = {
    ...row,
    label: input.label ?? row.label,
    help: input.help ?? row.help,
    type: input.type ?? row.type,
    options: input.options ?? row.options,
    required: input.required ?? row.required,
    service_ids: input.serviceIds ? [...new Set(input.serviceIds)] : row.service_ids,
    condition: input.condition === undefined ? row.condition : input.condition,
    asked_online: input.askedOnline ?? row.asked_online,
    active: input.active ?? row.active,
  }
  const isBack = wanted.active && !row.active
  if (isBack && all.filter((one) => one.active).length >= MOST_QUESTIONS)
    throw invalid('active', `at most ${MOST_QUESTIONS} questions can be asked`)
  await assertQuestion(tx, wanted)
  assertConditions(
    all.map((one) => (one.id === id ? wanted : one)),
    id,
  )
  const { id: _, about: __, position: ___, version: ____, condition, ...columns } = wanted
  const changed = await updateQuestionRow(tx.db, id, {
    ...columns,
    condition: condition && JSON.stringify(condition),
  })
  await insertVersion(tx.db, changed)
  const question = presentQuestion(changed)
  recordChange(tx, {
    type:
      row.active && !changed.active ? 'question.archived' : isBack ? 'question.restored' : 'question.updated',
    subjectType: 'question',
    subjectId: id,
    data: { questionId: id },
    before: presentQuestion(row),
    after: question,
  })
  return question
}
