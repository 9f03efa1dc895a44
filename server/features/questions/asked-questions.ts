import {
  type AnswerFault,
  type AnswerValue,
  checkAnswers,
  type FaultyAnswer,
  type GivenAnswer,
  type Question,
} from '../../../domain/questions/index.ts'
import type { FieldError } from '../../problem.ts'

/** A question as a booking needs it. */
export interface AskedQuestion extends Question {
  version: number
  label: string
  service_ids: string[]
  asked_online: boolean
}

/** The questions that may be asked, in order, as JSON: a piece of other statements, so that it costs no round trip. */
export const ASKED_QUESTIONS = `
  select coalesce(json_agg(q), '[]') from (
    select id, about, version, label, type, options, required, service_ids, condition, asked_online
    from questions where active order by about, position, id) q`

/** Those of them that a visit of these services asks, and its customer; online only what is asked there. */
export const questionsOf = (
  questions: readonly AskedQuestion[],
  { serviceIds, online }: { serviceIds: readonly string[]; online: boolean },
): AskedQuestion[] =>
  questions.filter(
    (question) =>
      (!online || question.asked_online) &&
      (question.service_ids.length === 0 || question.service_ids.some((id) => serviceIds.includes(id))),
  )

/** An answer that is kept, with the question as it was when it was given. */
export interface KeptAnswer {
  questionId: string
  questionVersion: number
  about: AskedQuestion['about']
  label: string
  type: AskedQuestion['type']
  value: AnswerValue
}

const FAULTS: Record<AnswerFault, string> = {
  required: 'must be answered',
  'not-asked': 'is not asked here',
  twice: 'is answered twice',
  text: 'must be a text',
  'too-long': 'is too long',
  number: 'must be a number',
  date: 'must be a date that exists, YYYY-MM-DD',
  'yes-no': 'must be true or false',
  choice: 'must be one of the options',
  choices: 'must be some of the options, each once',
}

/** What is wrong with answers, as the API says it: one entry for each, at `answers.<questionId>`. */
export const answerErrors = (faults: readonly FaultyAnswer[]): FieldError[] =>
  faults.map(({ questionId, fault }) => ({ path: `answers.${questionId}`, message: FAULTS[fault] }))

/**
 * The answers that come with a booking, against what it is asked. Members may leave open what customers must answer.
 * @returns what to keep, and what to refuse it for
 */
export function readAnswers(
  questions: readonly AskedQuestion[],
  given: readonly GivenAnswer[],
  { isMember }: { isMember: boolean },
): { kept: KeptAnswer[]; errors: FieldError[] } {
  // most businesses ask nothing
  if (questions.length === 0 && given.length === 0) return { kept: [], errors: [] }
  const checked = checkAnswers(questions, given)
  const open = isMember ? [] : checked.open.map((questionId) => ({ questionId, fault: 'required' as const }))
  return {
    kept: checked.kept.map((answer) => keptAnswer(questions, answer)),
    errors: answerErrors([...checked.faults, ...open]),
  }
}

/** An answer together with its question as it is now. */
export function keptAnswer(
  questions: readonly AskedQuestion[],
  { questionId, value }: { questionId: string; value: AnswerValue },
): KeptAnswer {
  const question = questions.find(({ id }) => id === questionId) as AskedQuestion
  const { version, about, label, type } = question
  return { questionId, questionVersion: version, about, label, type, value }
}

/** An answer as the API shows it. */
export const presentAnswer = ({ questionId, label, type, value }: Omit<KeptAnswer, 'questionVersion'>) => ({
  questionId,
  label,
  type,
  value: value as string | number | boolean | string[],
})
