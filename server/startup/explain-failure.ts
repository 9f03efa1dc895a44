import { StartupError } from '../startup-error.ts'

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
])
const refused = new Set(['28P01', '28000', '3D000', '53300', '57P03'])

/** Why the start failed, in one line where the reason is known; else with the stack, for whoever has to find it. */
export function explainFailure(
  error: unknown,
  { port, databaseUrl }: { port?: number; databaseUrl?: string },
): string {
  if (error instanceof StartupError) return error.message
  const { code = '', syscall, message, stack } = error as NodeJS.ErrnoException
  if (syscall === 'listen' || syscall === 'bind') {
    if (code === 'EADDRINUSE')
      return `Port ${port} is in use by another program: stop that one, or set PORT to a free port.`
    return `It is not possible to listen on port ${port} (${code}): set PORT or HOST.`
  }
  if (databaseUrl && (unreachable.has(code) || refused.has(code))) {
    // The address without its password, which logs are no place for.
    const { host, pathname } = new URL(databaseUrl)
    return `The database of DATABASE_URL (${host}${pathname}) is out of reach: ${message || code}`
  }
  return `Could not start: ${stack ?? String(error)}`
}
