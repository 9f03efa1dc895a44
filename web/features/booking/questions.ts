import { queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../contract/index.ts'
import { askedOf, checkAnswers } from '../../../domain/questions/index.ts'
import { api, type FieldError } from '../../app/api.ts'

export type AskedQuestion = Answer<'GET /questions'>['items'][number]
type GivenAnswer = NonNullable<Body<'POST /appointments'>['answers']>[number]
/** What was typed or chosen, by question; several choices are a list. */
export type Typed = Record<string, string | string[]>

/** What a booking of these services asks, as the public sees it. */
export const questionsQuery = (serviceIds: readonly string[]) =>
  queryOptions({
    queryKey: ['public-questions', ...serviceIds],
    queryFn: async ({ signal }): Promise<AskedQuestion[]> => {
      const query = { limit: '200', serviceId: [...serviceIds] }
      return (await api('GET /questions', { anonymous: true, query, signal })).items
    },
    staleTime: 60_000,
  })

/** What was typed, as answers; of the questions alone that are in the list. */
export function givenAnswers(questions: readonly AskedQuestion[], typed: Typed): GivenAnswer[] {
  return questions.flatMap((question) => {
    const value = typed[question.id]
    const text = typeof value === 'string' ? value.trim() : value
    if (text === undefined || text.length === 0) return []
    const given = (is: GivenAnswer['value']) => [{ questionId: question.id, value: is }]
    if (typeof text !== 'string') return given(text)
    if (question.type === 'number') return given(Number(text.replace(',', '.')))
    return given(question.type === 'yes_no' ? text === 'yes' : text)
  })
}

/** The questions that are asked once this was typed. */
export function visibleQuestions(questions: readonly AskedQuestion[], typed: Typed): AskedQuestion[] {
  const values = givenAnswers(questions, typed).flatMap(({ questionId, value }) =>
    value === null ? [] : [[questionId, value] as const],
  )
  return askedOf(questions, new Map(values))
}

/** What is wrong with what was typed: a key of the catalogue `booking`, by question. */
export function answerFaults(questions: readonly AskedQuestion[], typed: Typed): Record<string, string> {
  const { faults, open } = checkAnswers(questions, givenAnswers(questions, typed))
  return Object.fromEntries([
    ...faults.map(({ questionId, fault }) => [
      questionId,
      fault === 'number' || fault === 'date' ? `faults.${fault}` : 'faults.answer',
    ]),
    ...open.map((questionId) => [questionId, 'faults.required']),
  ])
}

/** The same from the API's own findings. */
export const refusedAnswers = (errors: readonly FieldError[]): Record<string, string> =>
  Object.fromEntries(
    errors.flatMap(({ path }) => (path.startsWith('answers.') ? [[path.slice(8), 'faults.answer']] : [])),
  )
