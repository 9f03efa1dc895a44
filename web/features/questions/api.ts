import { queryOptions } from '@tanstack/react-query'
import type { Answer, Body } from '../../../contract/index.ts'
import { api } from '../../app/api.ts'
import { queryClient } from '../../app/query.ts'
import { everyPage } from '../workspace/every-page.ts'

export type Question = Answer<'POST /questions'>
export type QuestionInput = Body<'POST /questions'>

/** All questions, archived ones too, in the order in which they are asked. */
export const questionsQuery = queryOptions({
  queryKey: ['questions'],
  queryFn: async ({ signal }) => {
    const all = await everyPage((query) => api('GET /questions', { query, signal }))
    return all.filter((question): question is Question => 'position' in question)
  },
})

export const createQuestion = (body: QuestionInput, idempotencyKey: string): Promise<Question> =>
  then(api('POST /questions', { body, idempotencyKey }))

export const changeQuestion = (id: string, body: Body<'PATCH /questions/:id'>): Promise<Question> =>
  then(api('PATCH /questions/:id', { params: { id }, body }))

export async function archiveQuestion(id: string): Promise<void> {
  await then(api('DELETE /questions/:id', { params: { id } }))
}

export async function orderQuestions(about: Question['about'], ids: string[]): Promise<void> {
  await then(api('PUT /questions/order', { body: { about, ids } }))
}

async function then<T>(sent: Promise<T>): Promise<T> {
  const answer = await sent
  await queryClient.invalidateQueries({ queryKey: ['questions'] })
  return answer
}
