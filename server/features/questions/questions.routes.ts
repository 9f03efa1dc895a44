import type { Deps } from '../../deps.ts'
import type { Route } from '../../http/context.ts'
import { once } from '../../http/idempotency.ts'
import { archiveQuestion } from './archive-question.ts'
import { createQuestion } from './create-question.ts'
import { listQuestions } from './list-questions.ts'
import { orderQuestions } from './order-questions.ts'
import { updateQuestion } from './update-question.ts'

export function questionRoutes(route: Route, { database }: Deps): void {
  route('GET /questions', ({ scope, actor, query }) =>
    database.readTenant(scope, (tx) => listQuestions(tx, actor, query)),
  )

  route('POST /questions', ({ scope, actor, body, idempotency }) =>
    database.withTenant(scope, (tx) => once(tx, idempotency, () => createQuestion(tx, actor, body))),
  )

  route('PATCH /questions/:id', ({ scope, actor, params, body }) =>
    database.withTenant(scope, (tx) => updateQuestion(tx, actor, params.id, body)),
  )

  route('DELETE /questions/:id', async ({ scope, actor, params }) => {
    await database.withTenant(scope, (tx) => archiveQuestion(tx, actor, params.id))
    return null
  })

  route('PUT /questions/order', ({ scope, actor, body }) =>
    database.withTenant(scope, (tx) => orderQuestions(tx, actor, body)),
  )
}
