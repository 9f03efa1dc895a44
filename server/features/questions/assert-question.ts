import { conditionFault } from '../../../domain/questions/index.ts'
import type { TenantTx } from '../../database/scope.ts'
import { invalid, missing, Problem } from '../../problem.ts'
import { type QuestionRow, selectServiceIds } from './questions.queries.ts'

/** How many a business asks at most: each booking reads them. */
export const MOST_QUESTIONS = 100

/**
 * What holds for a question by itself: options where one chooses, and nowhere else; services only of visits.
 * @throws Problem invalid-input, not-found (a service)
 */
export async function assertQuestion(
  { db }: Pick<TenantTx, 'db'>,
  { about, type, options, service_ids }: Pick<QuestionRow, 'about' | 'type' | 'options' | 'service_ids'>,
): Promise<void> {
  const chooses = type === 'choice' || type === 'choices'
  if (chooses && options.length === 0) throw invalid('options', 'are needed where one chooses')
  if (!chooses && options.length > 0) throw invalid('options', 'are only for choice and choices')
  if (new Set(options).size < options.length) throw invalid('options', 'must differ')
  if (service_ids.length === 0) return
  if (about === 'customer') throw invalid('serviceIds', 'are only for questions about a visit')
  const found = await selectServiceIds(db, service_ids)
  if (found.length < new Set(service_ids).size) throw missing('service', 'serviceIds')
}

/**
 * What holds for the active questions about one thing together: each waits for an answer that an earlier one can get.
 * @param changed the question whose own condition is at `condition`; of any other one, it is in the way
 * @throws Problem invalid-input, in-use
 */
export function assertConditions(inOrder: readonly QuestionRow[], changed: string | null): void {
  const active = inOrder.filter((row) => row.active)
  for (const row of active) {
    const fault = conditionFault(row, active)
    if (!fault) continue
    if (row.id === changed)
      throw invalid(
        'condition',
        fault === 'not-earlier'
          ? 'must be of an earlier question about the same'
          : 'is an answer that nobody can give',
      )
    throw new Problem('in-use', `“${row.label}” is asked depending on an earlier answer`, {
      questionId: row.id,
    })
  }
}
