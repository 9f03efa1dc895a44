import { z } from 'zod'
import { QUESTION_TYPES } from '../domain/questions/index.ts'
import { endpoints } from './endpoint.ts'
import { Id, PageQuery, page, repeated, text, Version } from './primitives.ts'

const IdParam = z.object({ id: Id })
const Type = z.enum(QUESTION_TYPES)
const About = z.enum(['visit', 'customer'])

export const Condition = z
  .object({
    questionId: Id.describe('An earlier question about the same'),
    equals: z
      .union([text(200, 1), z.boolean()])
      .describe('true or false for yes_no; one of the options; of several choices, one that is among them'),
  })
  .meta({ id: 'Condition' })

/** What somebody is asked, and no more. */
export const PublicQuestion = z
  .object({
    id: Id,
    about: About,
    label: z.string(),
    help: z.string(),
    type: Type,
    options: z.array(z.string()),
    required: z.boolean(),
    condition: Condition.nullable(),
  })
  .meta({ id: 'PublicQuestion' })

export const Question = PublicQuestion.extend({
  serviceIds: z.array(Id).describe('The services that ask it; empty: all'),
  askedOnline: z.boolean(),
  position: z.int(),
  active: z.boolean(),
  version: z.int(),
}).meta({ id: 'Question' })

/** An answer as it is given: the type of its value follows from the question's. */
export const GivenAnswer = z.object({
  questionId: Id,
  value: z
    .union([text(5000), z.number(), z.boolean(), z.array(text(200, 1)).max(50)])
    .nullable()
    .describe('A date is YYYY-MM-DD; null: no answer'),
})
export const GivenAnswers = z.array(GivenAnswer).max(100)

/** An answer as it is shown: under the label that the question had when it was given. */
export const ShownAnswer = z
  .object({
    questionId: Id,
    label: z.string(),
    type: Type,
    value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
  })
  .meta({ id: 'Answer' })

const fields = {
  label: text(200, 1),
  help: text(500).optional(),
  type: Type,
  options: z.array(text(200, 1)).max(50).optional(),
  required: z.boolean().optional(),
  serviceIds: z.array(Id).max(200).optional(),
  condition: Condition.nullable().optional(),
  askedOnline: z.boolean().optional(),
}

export const questionEndpoints = endpoints({
  'GET /questions': {
    summary:
      'With services: what their visits and customers are asked. Without, for members: all questions, archived ones too',
    tag: 'Questions',
    action: 'questions.read',
    tenant: 'required',
    query: PageQuery.extend({ serviceId: repeated(Id, 20).optional(), packageId: Id.optional() }),
    success: [200, page(z.union([Question, PublicQuestion]))],
    problems: ['not-found'],
  },
  'POST /questions': {
    summary: 'Add a question, after those that there are',
    tag: 'Questions',
    action: 'questions.manage',
    tenant: 'required',
    body: z.object({ about: About, ...fields }),
    success: [201, Question],
    idempotent: true,
    problems: ['not-found'],
  },
  'PATCH /questions/:id': {
    summary:
      'Change a question; answers keep the label that they were given to. `active: true` brings it back',
    tag: 'Questions',
    action: 'questions.manage',
    tenant: 'required',
    params: IdParam,
    body: z.object(fields).partial().extend({ active: z.boolean().optional(), version: Version }),
    success: [200, Question],
    problems: ['stale', 'in-use', 'not-found'],
  },
  'DELETE /questions/:id': {
    summary: 'Archive a question; its answers stay',
    tag: 'Questions',
    action: 'questions.manage',
    tenant: 'required',
    params: IdParam,
    success: [204, null],
    problems: ['in-use'],
  },
  'PUT /questions/order': {
    summary: 'Put the questions of visits, or of customers, in order',
    tag: 'Questions',
    action: 'questions.manage',
    tenant: 'required',
    body: z.object({ about: About, ids: z.array(Id).min(1).max(200) }),
    success: [200, page(Question)],
    problems: ['not-found'],
  },
})
