import { randomUUIDv7 } from 'node:crypto'
import type { ParsedBody } from '../../../contract/index.ts'
import type { Actor } from '../../../domain/access/index.ts'
import { authorise } from '../../authorise.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid } from '../../problem.ts'
import { recordChange } from '../../record-change.ts'
import { assertConditions, assertQuestion, MOST_QUESTIONS } from './assert-question.ts'
import { presentQuestion, type Question } from './present-question.ts'
import { insertQuestion, insertVersion, lockQuestions } from './questions.queries.ts'

/** Adds a question after those about the same. @throws Problem forbidden, invalid-input, not-found (a service) */
export async function createQuestion(
  tx: TenantTx,
  actor: Actor,
  input: ParsedBody<'POST /questions'>,
): Promise<Question> {
  authorise(actor, 'questions.manage', tx)
  const before = await lockQuestions(tx.db, input.about)
  if (before.filter((row) => row.active).length >= MOST_QUESTIONS)
    throw invalid('about', `at most ${MOST_QUESTIONS} questions can be asked`)
  const values = {
    id: randomUUIDv7(),
    about: input.about,
    label: input.label,
    help: input.help ?? '',
    type: input.type,
    options: input.options ?? [],
    required: input.required ?? false,
    service_ids: [...new Set(input.serviceIds)],
    asked_online: input.askedOnline ?? true,
    position: (before.at(-1)?.position ?? 0) + 1,
  }
  await assertQuestion(tx, values)
  const condition = input.condition ?? null
  assertConditions([...before, { ...values, condition, active: true, version: 1 }], values.id)
  const row = await insertQuestion(tx.db, { ...values, condition: condition && JSON.stringify(condition) })
  await insertVersion(tx.db, row)
  const question = presentQuestion(row)
  recordChange(tx, {
    type: 'question.created',
    subjectType: 'question',
    subjectId: row.id,
    data: { questionId: row.id },
    after: question,
  })
  return question
}
