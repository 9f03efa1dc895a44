import type { Answer } from '../../../contract/index.ts'

export type AuditEntry = Answer<'GET /audit'>['items'][number]

/** What is searched for: local dates (`YYYY-MM-DD`, both included), a user's id, the beginning of an action's name. */
export interface AuditSearch {
  from: string
  to: string
  actorId: string
  action: string
}
