import type { AnswerValue } from '../../../domain/questions/index.ts'
import type { TenantReadTx } from '../../database/scope.ts'
import { presentAnswer } from './asked-questions.ts'
import { selectCustomerAnswers, selectVisitAnswers } from './questions.queries.ts'

type Db = Pick<TenantReadTx, 'db'>
type Shown = ReturnType<typeof presentAnswer>

/** Answers of many customers by their ids, in one query; who gave none isn't in it. For members' eyes. */
export const answersOfCustomers = async ({ db }: Db, ids: readonly string[]): Promise<Map<string, Shown[]>> =>
  grouped(await selectCustomerAnswers(db, ids))

/** Answers of many visits by their ids, in one query, also those about the customer. For members' eyes. */
export const answersOfVisits = async ({ db }: Db, ids: readonly string[]): Promise<Map<string, Shown[]>> =>
  grouped(await selectVisitAnswers(db, ids))

function grouped(rows: Awaited<ReturnType<typeof selectVisitAnswers>>): Map<string, Shown[]> {
  const of = new Map<string, Shown[]>()
  for (const row of rows) {
    const answer = presentAnswer({ ...row, questionId: row.question_id, value: row.value as AnswerValue })
    of.set(row.of, [...(of.get(row.of) ?? []), answer])
  }
  return of
}
