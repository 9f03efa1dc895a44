import type { Question, QuestionInput } from './api.ts'

/** A question as its form holds it. */
export interface QuestionValues {
  about: Question['about']
  label: string
  help: string
  type: Question['type']
  /** One a line. */
  options: string
  required: boolean
  serviceIds: string[]
  askedOnline: boolean
  /** The earlier question whose answer it waits for; empty: it is always asked. */
  conditionOn: string
  /** That answer; `yes` or `no` where the other is of that type. */
  conditionEquals: string
}

export const valuesOf = (question: Question | null): QuestionValues => ({
  about: question?.about ?? 'visit',
  label: question?.label ?? '',
  help: question?.help ?? '',
  type: question?.type ?? 'text',
  options: question?.options.join('\n') ?? '',
  required: question?.required ?? false,
  serviceIds: question?.serviceIds ?? [],
  askedOnline: question?.askedOnline ?? true,
  conditionOn: question?.condition?.questionId ?? '',
  conditionEquals: answerKey(question?.condition?.equals),
})

const answerKey = (equals: string | boolean | undefined): string =>
  typeof equals === 'boolean' ? (equals ? 'yes' : 'no') : (equals ?? '')

export const isChosen = (type: Question['type']): boolean => type === 'choice' || type === 'choices'

/** The options that are written, one a line. */
export const optionsOf = ({ type, options }: Pick<QuestionValues, 'type' | 'options'>): string[] =>
  isChosen(type)
    ? options
        .split('\n')
        .map((option) => option.trim())
        .filter((option) => option !== '')
    : []

/** The questions that another may wait for: active, about the same, before it, with answers that one can name. */
export const conditionsFor = (
  all: readonly Question[],
  about: Question['about'],
  own: Question | null,
): Question[] =>
  all.filter(
    (one) =>
      one.active &&
      one.about === about &&
      one.id !== own?.id &&
      (!own || one.position < own.position) &&
      (one.type === 'yes_no' || isChosen(one.type)),
  )

/** The form's values as the API takes them. */
export function bodyOf(values: QuestionValues, all: readonly Question[]): QuestionInput {
  const waitsFor = all.find((one) => one.id === values.conditionOn)
  return {
    about: values.about,
    label: values.label.trim(),
    help: values.help.trim(),
    type: values.type,
    options: optionsOf(values),
    required: values.required,
    serviceIds: values.about === 'visit' ? values.serviceIds : [],
    askedOnline: values.askedOnline,
    condition: waitsFor
      ? {
          questionId: waitsFor.id,
          equals: waitsFor.type === 'yes_no' ? values.conditionEquals === 'yes' : values.conditionEquals,
        }
      : null,
  }
}
