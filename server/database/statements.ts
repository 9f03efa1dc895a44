import { RefusedStatement } from './errors.ts'

// A list of what is allowed, not of what isn't: SET, RESET, DO, COPY, COMMIT, PREPARE, CALL and whatever
// PostgreSQL learns next are all outside it, however they are commented or spaced.
const READS_OR_WRITES_ROWS = /^[\s(]*(?:select|insert|update|delete|with|merge|values)\b/i

/**
 * Refuses a statement that isn't about rows. The second line of defence: the first is that the role may
 * not do it and that the extended protocol takes one statement at a time.
 * @throws RefusedStatement
 */
export function assertAboutRows(text: string): void {
  if (!READS_OR_WRITES_ROWS.test(text)) {
    throw new RefusedStatement(`Only statements on rows may be sent here, not: ${text.trim().slice(0, 40)}`)
  }
}
