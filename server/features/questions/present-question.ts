import type { Answer } from '../../../contract/index.ts'
import type { QuestionRow } from './questions.queries.ts'

export type Question = Answer<'POST /questions'>
type PublicQuestion = Exclude<Answer<'GET /questions'>['items'][number], Question>

/** What somebody is asked. */
export const presentPublicQuestion = (row: QuestionRow): PublicQuestion => ({
  id: row.id,
  about: row.about,
  label: row.label,
  help: row.help,
  type: row.type,
  options: row.options,
  required: row.required,
  condition: row.condition,
})

/** All of a question, for members. */
export const presentQuestion = (row: QuestionRow): Question => ({
  ...presentPublicQuestion(row),
  serviceIds: row.service_ids,
  askedOnline: row.asked_online,
  position: row.position,
  active: row.active,
  version: row.version,
})
