import type { AnswerValue, Condition, Question } from './types.ts'

type Answers = ReadonlyMap<string, AnswerValue>

/** Whether an answer is the one that a condition waits for. */
export function meets(condition: Condition, answers: Answers): boolean {
  const answer = answers.get(condition.questionId)
  return Array.isArray(answer)
    ? answer.includes(condition.equals as string)
    : answer !== undefined && answer === condition.equals
}

/**
 * The questions that are asked once these answers are given. A condition counts only when its own question is asked,
 * and stands earlier: so whatever a list holds, nothing waits for itself.
 */
export function askedOf<Q extends Pick<Question, 'id' | 'condition'>>(
  questions: readonly Q[],
  answers: Answers,
): Q[] {
  const asked = new Set<string>()
  return questions.filter(({ id, condition }) => {
    const isAsked = !condition || (asked.has(condition.questionId) && meets(condition, answers))
    if (isAsked) asked.add(id)
    return isAsked
  })
}

export type ConditionFault = 'not-earlier' | 'no-such-answer'

/**
 * What is wrong with the condition of a question at its place in the list; null: nothing. It waits for an earlier
 * question about the same thing, for an answer that can be given to it. As it is always an earlier one, no circle can be
 * made.
 */
export function conditionFault(
  { id, condition }: Pick<Question, 'id' | 'condition'>,
  inOrder: readonly Pick<Question, 'id' | 'type' | 'options'>[],
): ConditionFault | null {
  if (!condition) return null
  const at = inOrder.findIndex((one) => one.id === id)
  const earlier = (at < 0 ? inOrder : inOrder.slice(0, at)).find((one) => one.id === condition.questionId)
  if (!earlier) return 'not-earlier'
  switch (earlier.type) {
    case 'yes_no':
      return typeof condition.equals === 'boolean' ? null : 'no-such-answer'
    case 'choice':
    case 'choices':
      return earlier.options.includes(condition.equals as string) ? null : 'no-such-answer'
    case 'text':
    case 'long_text':
    case 'number':
    case 'date':
      return 'no-such-answer'
  }
}
