import { joinPolicies, type Policies, policiesOf } from '../../domain/policies/index.ts'
import type { AnswerValue } from '../../domain/questions/index.ts'
import type { DemoVisit } from './agenda.ts'
import type { DemoCatalogue } from './catalogue.ts'
import type { DemoQuestion } from './extras.ts'
import { type CatalogueIds, FOUNDED } from './ids.ts'
import type { DemoPlan } from './plan-business.ts'
import { createRandom } from './random.ts'
import type { DemoRows, Row } from './write-rows.ts'

/** Older visits than these were before the business asked anything. */
const ASKED_FOR = 60 * 1440
/** Who comes early comes so many minutes early. */
const EARLY = 8

/** The questions and labels of a demo business. */
export function extraRows({ questions, labels, services }: DemoCatalogue, ids: CatalogueIds) {
  const created_at = FOUNDED
  return {
    questions: questions.map((question, position) => ({
      id: ids.questions[question.key],
      about: question.about,
      label: question.label,
      help: question.help ?? '',
      type: question.type,
      options: question.options ?? [],
      service_ids: services
        .filter((one) => isAskedBy(question, one.key) && question.services)
        .map((one) => ids.services[one.key]),
      condition: question.when && {
        questionId: ids.questions[question.when.question],
        equals: question.when.equals,
      },
      position: position + 1,
      created_at,
    })),
    question_versions: questions.map((question) => ({
      question_id: ids.questions[question.key],
      version: 1,
      label: question.label,
      type: question.type,
      options: question.options ?? [],
      created_at,
    })),
    labels: labels.map(({ key, name, color }, position) => ({
      id: ids.labels[key],
      name,
      color,
      position: position + 1,
      created_at,
    })),
  }
}

const isAskedBy = ({ services }: DemoQuestion, key: string) =>
  services === undefined || services.includes(key)

/** The policies under which services are booked together. */
export const policiesFor = (catalogue: DemoCatalogue, keys: readonly string[]): Policies =>
  joinPolicies(
    keys.map((key) => policiesOf({ cancellation: catalogue.cancellation }, catalogue.policies[key])),
  )

/** What a visit has beside its time: labels, a note, answers, and how it stands at the desk. */
export function visitExtras(plan: DemoPlan, ids: CatalogueIds) {
  const { catalogue, now } = plan
  const random = createRandom(`${catalogue.slug} extras ${plan.days[plan.today]?.date}`)
  const ofCustomers = new Map<string, Row<'customer_answers'>>()
  return {
    /** What stands in the visit's own row. */
    columns: (visit: DemoVisit) => {
      const keys = visit.items.map(({ service }) => service.key)
      const labels = catalogue.labels.filter(
        (label) => keys.some((key) => label.services.includes(key)) && random.chance(0.2),
      )
      const note = random.chance(0.1) ? random.pick(catalogue.visitNotes) : ''
      const isAhead = visit.end > now
      const waits = visit.status === 'confirmed' && visit.start - now < EARLY
      const isServed = visit.status === 'in_progress'
      return {
        label_ids: isAhead ? labels.map((label) => ids.labels[label.key]) : [],
        internal_notes: note,
        // of visits that are over nobody asks any more
        policies: isAhead ? policiesFor(catalogue, keys) : {},
        arrived_at: waits ? Math.min(now, visit.start - EARLY) : isServed ? visit.start - 2 : null,
        started_at: isServed ? visit.start : null,
      }
    },
    /** What its customer answered; those about themselves are kept for `customerAnswers`. */
    answers: (visit: DemoVisit, id: string, customerId: string): DemoRows['appointment_answers'] => {
      const answersThis = random.chance(visit.source === 'online' ? 0.75 : 0.3)
      if (!answersThis || visit.end < now - ASKED_FOR) return []
      const given = answersOf(catalogue.questions, visit)
      for (const { question, value } of given) {
        if (question.about !== 'customer') continue
        const question_id = ids.questions[question.key]
        ofCustomers.set(`${customerId} ${question_id}`, {
          customer_id: customerId,
          question_id,
          question_version: 1,
          value,
          answered_at: visit.bookedAt,
        })
      }
      return given.map(({ question, value }) => ({
        appointment_id: id,
        question_id: ids.questions[question.key],
        question_version: 1,
        value,
      }))
    },
    customerAnswers: () => [...ofCustomers.values()],
  }
}

function answersOf(questions: readonly DemoQuestion[], { items, customer }: DemoVisit) {
  const given = new Map<string, AnswerValue>()
  return questions.flatMap((question) => {
    const { key, when, answers } = question
    const isAsked =
      items.some(({ service }) => isAskedBy(question, service.key)) &&
      (!when || given.get(when.question) === when.equals)
    if (!isAsked) return []
    const value = answers[customer % answers.length] as AnswerValue
    given.set(key, value)
    return [{ question, value }]
  })
}
