import { askedOf } from './conditions.ts'
import type { AnswerFault, AnswerValue, FaultyAnswer, GivenAnswer, Question } from './types.ts'

const LONGEST = { text: 500, long_text: 5000 } as const
const LARGEST = 1e12

/** Values by question, and what is wrong with the others, at most one for each question. */
interface ReadAnswers {
  values: Map<string, AnswerValue>
  /** Given as no answer. */
  cleared: Set<string>
  faults: Map<string, AnswerFault>
}

function readAnswers(questions: readonly Question[], given: readonly GivenAnswer[]): ReadAnswers {
  const known = new Map(questions.map((question) => [question.id, question]))
  const read: ReadAnswers = { values: new Map(), cleared: new Set(), faults: new Map() }
  const seen = new Set<string>()
  for (const { questionId, value } of given) {
    const question = known.get(questionId)
    if (!question) read.faults.set(questionId, 'not-asked')
    else if (seen.has(questionId)) read.faults.set(questionId, 'twice')
    else if (isEmpty(value)) read.cleared.add(questionId)
    else {
      const fault = valueFault(question, value)
      if (fault) read.faults.set(questionId, fault)
      else read.values.set(questionId, value)
    }
    seen.add(questionId)
  }
  return read
}

const listed = (faults: ReadAnswers['faults'], isRefused: (id: string, fault: AnswerFault) => boolean) =>
  [...faults].filter((entry) => isRefused(...entry)).map(([questionId, fault]) => ({ questionId, fault }))

export interface CheckedAnswers {
  /** To be kept: of questions that are asked, in the order of the questions. */
  kept: { questionId: string; value: AnswerValue }[]
  /** To be refused. */
  faults: FaultyAnswer[]
  /** Asked and required, but not answered. Members of the business may leave them open. */
  open: string[]
}

/**
 * Checks answers against the questions of a visit and its customer, in their order. An answer to a question whose
 * condition isn't met is dropped without a word: somebody gave it before they changed their mind about the one above. One
 * to a question that isn't in the list at all is refused.
 */
export function checkAnswers(questions: readonly Question[], given: readonly GivenAnswer[]): CheckedAnswers {
  const { values, faults } = readAnswers(questions, given)
  const asked = askedOf(questions, values)
  const isAsked = new Set(asked.map(({ id }) => id))
  return {
    kept: asked.flatMap(({ id }) => {
      const value = values.get(id)
      return value === undefined ? [] : [{ questionId: id, value }]
    }),
    faults: listed(faults, (id, fault) => isAsked.has(id) || fault === 'not-asked' || fault === 'twice'),
    open: asked
      .filter(({ id, required }) => required && !values.has(id) && !faults.has(id))
      .map(({ id }) => id),
  }
}

export interface ChangedAnswers {
  write: { questionId: string; value: AnswerValue }[]
  /** Taken back, or not asked any more because of what was answered above. */
  remove: string[]
  faults: FaultyAnswer[]
}

/**
 * What becomes of stored answers when some are given anew. Those that aren't touched stay as they are, also where their
 * question has changed since, unless it isn't asked any more.
 */
export function changeAnswers(
  questions: readonly Question[],
  stored: readonly { questionId: string; value: AnswerValue }[],
  given: readonly GivenAnswer[],
): ChangedAnswers {
  const { values, cleared, faults } = readAnswers(questions, given)
  const known = new Set(questions.map(({ id }) => id))
  const before = stored.filter(({ questionId }) => known.has(questionId))
  const after = new Map([...before.map(({ questionId, value }) => [questionId, value] as const), ...values])
  for (const id of cleared) after.delete(id)
  const asked = new Set(askedOf(questions, after).map(({ id }) => id))
  return {
    write: [...values].filter(([id]) => asked.has(id)).map(([questionId, value]) => ({ questionId, value })),
    remove: before.map(({ questionId }) => questionId).filter((id) => !asked.has(id) || cleared.has(id)),
    faults: listed(faults, () => true),
  }
}

function isEmpty(value: AnswerValue | null): value is null {
  return value === null || ((typeof value === 'string' || Array.isArray(value)) && value.length === 0)
}

/** Why this can't be the answer to a question; null: it can. */
export function valueFault(
  { type, options }: Pick<Question, 'type' | 'options'>,
  value: AnswerValue,
): AnswerFault | null {
  switch (type) {
    case 'text':
    case 'long_text':
      if (typeof value !== 'string') return 'text'
      return value.length > LONGEST[type] ? 'too-long' : null
    case 'number':
      return typeof value === 'number' && Math.abs(value) <= LARGEST ? null : 'number'
    case 'date':
      return typeof value === 'string' && isDate(value) ? null : 'date'
    case 'yes_no':
      return typeof value === 'boolean' ? null : 'yes-no'
    case 'choice':
      return typeof value === 'string' && options.includes(value) ? null : 'choice'
    case 'choices':
      return Array.isArray(value) &&
        new Set(value).size === value.length &&
        value.every((one) => options.includes(one))
        ? null
        : 'choices'
  }
}

/** A local date that exists, of the years 1900 to 2199. */
function isDate(text: string): boolean {
  if (!/^(19|2[01])\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
