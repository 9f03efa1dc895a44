import { changeAnswers, type GivenAnswer } from '../../../domain/questions/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { Problem } from '../../problem.ts'
import { type AskedQuestion, answerErrors, keptAnswer, questionsOf } from './asked-questions.ts'
import {
  deleteCustomerAnswers,
  deleteVisitAnswers,
  putCustomerAnswers,
  putVisitAnswers,
  selectAskedQuestions,
  selectCustomerAnswers,
  selectVisitAnswers,
} from './questions.queries.ts'

/** Changes some answers of a visit, for members: nothing is required of them. @throws Problem invalid-input */
export async function changeVisitAnswers(
  tx: TenantTx,
  visit: { id: string; serviceIds: readonly string[] },
  given: readonly GivenAnswer[],
): Promise<void> {
  const [all, stored] = await Promise.all([
    selectAskedQuestions(tx.db),
    selectVisitAnswers(tx.db, [visit.id]),
  ])
  const questions = questionsOf(all, { serviceIds: visit.serviceIds, online: false })
  const { write, remove } = decided(
    questions.filter(({ about }) => about === 'visit'),
    stored,
    given,
  )
  if (write.length > 0) await putVisitAnswers(tx.db, visit.id, write)
  if (remove.length > 0) await deleteVisitAnswers(tx.db, visit.id, remove)
}

/** Changes some answers of a customer, for members. @throws Problem invalid-input */
export async function changeCustomerAnswers(
  tx: TenantTx,
  customerId: string,
  given: readonly GivenAnswer[],
): Promise<void> {
  const [all, stored] = await Promise.all([
    selectAskedQuestions(tx.db),
    selectCustomerAnswers(tx.db, [customerId]),
  ])
  const { write, remove } = decided(
    all.filter(({ about }) => about === 'customer'),
    stored,
    given,
  )
  if (write.length > 0) await putCustomerAnswers(tx.db, customerId, write, { overwrite: true, now: tx.now })
  if (remove.length > 0) await deleteCustomerAnswers(tx.db, customerId, remove)
}

function decided(
  questions: readonly AskedQuestion[],
  stored: readonly { question_id: string; value: unknown }[],
  given: readonly GivenAnswer[],
) {
  const { write, remove, faults } = changeAnswers(
    questions,
    stored.map((row) => ({ questionId: row.question_id, value: row.value as string })),
    given,
  )
  const errors = answerErrors(faults)
  if (errors.length > 0)
    throw new Problem('invalid-input', errors.map(({ message }) => message).join('; '), { errors })
  return { write: write.map((answer) => keptAnswer(questions, answer)), remove }
}
