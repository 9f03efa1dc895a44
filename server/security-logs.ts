import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** One attempt to act as somebody else. Exactly these fields: tools outside read them. */
export interface MasqueradeLine {
  timestamp: string
  action: 'HIJACK_START' | 'HIJACK_END' | 'HIJACK_DENIED'
  hijacker_email: string
  hijacked_email: string
  ip_address: string
  /** The session's id, never its secret. */
  session_key: string
}

/** A sign-in, a refusal, or a change of rights. */
export interface SecurityLine {
  timestamp: string
  event: string
  [field: string]: string | number | null
}

export interface SecurityLogs {
  masquerade(line: MasqueradeLine): void
  security(line: SecurityLine): void
  /** Resolves when all lines so far are in the files. */
  written(): Promise<void>
  close(): Promise<void>
}

/** Appends to `masquerade.log` and `security.log` in a folder, one JSON object a line; makes both where missing. */
export function openSecurityLogs(folder: string): SecurityLogs {
  mkdirSync(folder, { recursive: true })
  const open = (name: string) => createWriteStream(join(folder, name), { flags: 'a', mode: 0o640 })
  const masquerade = open('masquerade.log')
  const security = open('security.log')
  const end = (stream: typeof masquerade) => new Promise<void>((resolve) => stream.end(resolve))
  const flushed = (stream: typeof masquerade) =>
    new Promise<void>((resolve) => void stream.write('', () => resolve()))
  return {
    masquerade: (line) => void masquerade.write(`${JSON.stringify(line)}\n`),
    security: (line) => void security.write(`${JSON.stringify(line)}\n`),
    async written() {
      await Promise.all([flushed(masquerade), flushed(security)])
    },
    async close() {
      await Promise.all([end(masquerade), end(security)])
    },
  }
}
