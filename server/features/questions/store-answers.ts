import type { TenantTx } from '../../database/scope.ts'
import type { KeptAnswer } from './asked-questions.ts'
import { addVisitAnswers, putCustomerAnswers } from './questions.queries.ts'

/** What came with a booking, and whether nobody knows who they are that gave it. */
export interface FilledForm {
  answers: KeptAnswer[]
  isGuest: boolean
}

/**
 * Keeps the answers that came with a booking: all with the visit, those about the customer with the customer too. A guest
 * isn't known to be whose address they gave, so what they say of a customer fills gaps and overwrites nothing. Nothing
 * is sent where nothing was answered.
 */
export async function storeAnswers(
  { db, now }: TenantTx,
  appointmentId: string,
  customerId: string,
  { answers, isGuest }: FilledForm,
): Promise<void> {
  if (answers.length === 0) return
  const ofCustomer = answers.filter(({ about }) => about === 'customer')
  await Promise.all([
    addVisitAnswers(db, appointmentId, answers),
    ofCustomer.length > 0 && putCustomerAnswers(db, customerId, ofCustomer, { overwrite: !isGuest, now }),
  ])
}
