import type { PlatformTx } from '../../database/scope.ts'

/** Ends a user's sessions, and those of others under their name; all but one, if that is given. */
export const endSessionsOf = (tx: PlatformTx, userId: string, except?: string) => {
  const query = tx.db
    .updateTable('sessions')
    .set({ revoked_at: tx.now })
    .where((w) => w.or([w('user_id', '=', userId), w('real_user_id', '=', userId)]))
    .where('revoked_at', 'is', null)
  return (except ? query.where('id', '<>', except) : query).execute()
}
