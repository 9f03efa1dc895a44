export const QUESTION_TYPES = ['text', 'long_text', 'number', 'date', 'yes_no', 'choice', 'choices'] as const
export type QuestionType = (typeof QUESTION_TYPES)[number]

/** Asked for each visit, or kept of a customer. */
export type About = 'visit' | 'customer'

/** Asked only where an earlier question has this answer; of several choices, where it is among them. */
export interface Condition {
  questionId: string
  equals: string | boolean
}

/** What is asked, in the order of the list that it stands in. */
export interface Question {
  id: string
  about: About
  type: QuestionType
  options: readonly string[]
  required: boolean
  condition: Condition | null
}

/** A local date is `YYYY-MM-DD`; several choices are the options' own texts. */
export type AnswerValue = string | number | boolean | readonly string[]

export interface GivenAnswer {
  questionId: string
  /** null, an empty text and no choices at all: no answer. */
  value: AnswerValue | null
}

export type AnswerFault =
  | 'required'
  | 'not-asked'
  | 'twice'
  | 'text'
  | 'too-long'
  | 'number'
  | 'date'
  | 'yes-no'
  | 'choice'
  | 'choices'

export interface FaultyAnswer {
  questionId: string
  fault: AnswerFault
}
