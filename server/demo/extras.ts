import type { Policies } from '../../domain/policies/index.ts'
import type { AnswerValue, QuestionType } from '../../domain/questions/index.ts'
import type { LabelColor } from '../database/business-side-tables.ts'

/** Something that bookings of a demo business ask. None must be answered: who books over the API may leave it out. */
export interface DemoQuestion {
  key: string
  about: 'visit' | 'customer'
  label: string
  help?: string
  type: QuestionType
  options?: readonly string[]
  /** The services that ask it; left out: all. */
  services?: readonly string[]
  /** Asked only after this answer to an earlier one. */
  when?: { question: string; equals: string | boolean }
  /** What customers answer: the same one the same each time. */
  answers: readonly AnswerValue[]
}

/** A label, and the services whose visits carry it now and then. */
export interface DemoLabel {
  key: string
  name: string
  color: LabelColor
  services: readonly string[]
}

/** What a demo business has beside its catalogue, so that somebody new sees each thing at work. */
export interface DemoExtras {
  questions: readonly DemoQuestion[]
  labels: readonly DemoLabel[]
  /** By a service's key: what binds its customers, where it differs from the business. */
  policies: Readonly<Record<string, Policies>>
  /** Those for whom the customer with an account books too, by name. */
  household: readonly string[]
  /** What staff noted of visits. */
  visitNotes: readonly string[]
}
