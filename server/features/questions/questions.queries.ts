import { CompiledQuery, type Insertable, type Kysely, sql, type Updateable } from 'kysely'
import type { QuestionsTable } from '../../database/business-side-tables.ts'
import { insertion } from '../../database/insertion.ts'
import type { TenantTables } from '../../database/tenant-tables.ts'
import { ASKED_QUESTIONS, type AskedQuestion, type KeptAnswer } from './asked-questions.ts'

type Db = Kysely<TenantTables>

const COLUMNS = [
  'id',
  'about',
  'label',
  'help',
  'type',
  'options',
  'required',
  'service_ids',
  'condition',
  'asked_online',
  'position',
  'active',
  'version',
] as const

export type QuestionRow = NonNullable<Awaited<ReturnType<typeof selectQuestion>>>
export const selectQuestion = (db: Db, id: string) =>
  db.selectFrom('questions').select(COLUMNS).where('id', '=', id).executeTakeFirst()

export type QuestionKeys = readonly [about: string, position: number, id: string]

export interface QuestionFilter {
  /** Only what visits of these services ask, and their customers; undefined: everything, archived or not. */
  serviceIds?: readonly string[] | undefined
  onlineOnly: boolean
}

/** In the order in which they are asked: those of the customer first. */
export function selectQuestions(
  db: Db,
  { serviceIds, onlineOnly }: QuestionFilter,
  { after, limit }: { after: QuestionKeys | null; limit: number },
) {
  let query = db
    .selectFrom('questions')
    .select(COLUMNS)
    .orderBy('about')
    .orderBy('position')
    .orderBy('id')
    .limit(limit)
  if (serviceIds)
    query = query
      .where('active', '=', true)
      .where(sql<boolean>`(service_ids = '{}' or service_ids && ${serviceIds}::uuid[])`)
  if (onlineOnly) query = query.where('asked_online', '=', true)
  if (after) {
    const [about, position, id] = after
    query = query.where(sql<boolean>`(about, position, id) > (${about}, ${position}::integer, ${id}::uuid)`)
  }
  return query.execute()
}

/** The services of a package; none: there is no such package. */
export const selectPackageServices = (db: Db, packageId: string) =>
  db.selectFrom('package_items').select('service_id').where('package_id', '=', packageId).execute()

/** All questions about one thing, in order. Whoever changes them comes here first, and waits for who is before. */
export async function lockQuestions(db: Db, about: 'visit' | 'customer'): Promise<QuestionRow[]> {
  await db.selectFrom('business').select('id').where('id', '=', 1).forUpdate().execute()
  return db
    .selectFrom('questions')
    .select(COLUMNS)
    .where('about', '=', about)
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** Which of these services there are. */
export const selectServiceIds = (db: Db, ids: readonly string[]) =>
  db.selectFrom('services').select('id').where('id', '=', sql<string>`any(${ids}::uuid[])`).execute()

export const insertQuestion = (db: Db, values: Insertable<QuestionsTable>) =>
  db.insertInto('questions').values(values).returning(COLUMNS).executeTakeFirstOrThrow()

export const updateQuestionRow = (db: Db, id: string, changes: Updateable<QuestionsTable>) =>
  db
    .updateTable('questions')
    .set({ ...changes, version: sql`version + 1` })
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()

/** Keeps what a question is at its version: answers name it. */
export const insertVersion = (db: Db, { id, version, label, type, options }: QuestionRow) =>
  db.insertInto('question_versions').values({ question_id: id, version, label, type, options }).execute()

/** Gives questions the places at which they are named. */
export const updatePositions = (db: Db, ids: readonly string[]) =>
  sql`update questions q set position = o.position
    from unnest(${ids}::uuid[]) with ordinality as o (id, position) where q.id = o.id`.execute(db)

/** The questions that may be asked now. */
export async function selectAskedQuestions(db: Db): Promise<AskedQuestion[]> {
  const { rows } = await db.executeQuery<{ asked: AskedQuestion[] }>(
    CompiledQuery.raw(`select (${ASKED_QUESTIONS}) as asked`),
  )
  return rows[0]?.asked ?? []
}

const insertVisitAnswers = insertion('appointment_answers', [
  'appointment_id',
  'question_id',
  'question_version',
  'value',
])

const asRow = ({ questionId, questionVersion, value }: KeptAnswer) => ({
  question_id: questionId,
  question_version: questionVersion,
  value: JSON.stringify(value),
})

export const addVisitAnswers = (db: Db, appointmentId: string, answers: readonly KeptAnswer[]) =>
  insertVisitAnswers(
    db,
    answers.map((answer) => ({ appointment_id: appointmentId, ...asRow(answer) })),
  )

export const putVisitAnswers = (db: Db, appointmentId: string, answers: readonly KeptAnswer[]) =>
  db
    .insertInto('appointment_answers')
    .values(answers.map((answer) => ({ appointment_id: appointmentId, ...asRow(answer) })))
    .onConflict((conflict) =>
      conflict.columns(['appointment_id', 'question_id']).doUpdateSet((row) => ({
        question_version: row.ref('excluded.question_version'),
        value: row.ref('excluded.value'),
      })),
    )
    .execute()

export const deleteVisitAnswers = (db: Db, appointmentId: string, questionIds: readonly string[]) =>
  db
    .deleteFrom('appointment_answers')
    .where('appointment_id', '=', appointmentId)
    .where('question_id', '=', sql<string>`any(${questionIds}::uuid[])`)
    .execute()

/** `overwrite`: what is stored of the customer already gives way; else it stays. */
export function putCustomerAnswers(
  db: Db,
  customerId: string,
  answers: readonly KeptAnswer[],
  { overwrite, now }: { overwrite: boolean; now: Date },
) {
  return db
    .insertInto('customer_answers')
    .values(answers.map((answer) => ({ customer_id: customerId, answered_at: now, ...asRow(answer) })))
    .onConflict((conflict) => {
      const same = conflict.columns(['customer_id', 'question_id'])
      return overwrite
        ? same.doUpdateSet((row) => ({
            question_version: row.ref('excluded.question_version'),
            value: row.ref('excluded.value'),
            answered_at: row.ref('excluded.answered_at'),
          }))
        : same.doNothing()
    })
    .execute()
}

export const deleteCustomerAnswers = (db: Db, customerId: string, questionIds: readonly string[]) =>
  db
    .deleteFrom('customer_answers')
    .where('customer_id', '=', customerId)
    .where('question_id', '=', sql<string>`any(${questionIds}::uuid[])`)
    .execute()

/** Answers of some customers, under the labels that they were given to, in the order of the questions. */
export const selectCustomerAnswers = (db: Db, customerIds: readonly string[]) =>
  db
    .selectFrom('customer_answers as a')
    .innerJoin('questions as q', 'q.id', 'a.question_id')
    .innerJoin('question_versions as v', (join) =>
      join.onRef('v.question_id', '=', 'a.question_id').onRef('v.version', '=', 'a.question_version'),
    )
    .select(['a.customer_id as of', 'a.question_id', 'q.about', 'v.label', 'v.type', 'a.value'])
    .where('a.customer_id', '=', sql<string>`any(${customerIds}::uuid[])`)
    .orderBy('q.position')
    .orderBy('q.id')
    .execute()

/** The same of some visits. */
export const selectVisitAnswers = (db: Db, appointmentIds: readonly string[]) =>
  db
    .selectFrom('appointment_answers as a')
    .innerJoin('questions as q', 'q.id', 'a.question_id')
    .innerJoin('question_versions as v', (join) =>
      join.onRef('v.question_id', '=', 'a.question_id').onRef('v.version', '=', 'a.question_version'),
    )
    .select(['a.appointment_id as of', 'a.question_id', 'q.about', 'v.label', 'v.type', 'a.value'])
    .where('a.appointment_id', '=', sql<string>`any(${appointmentIds}::uuid[])`)
    .orderBy('q.about')
    .orderBy('q.position')
    .orderBy('q.id')
    .execute()
