import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

const secrets = [
  'authorization',
  'cookie',
  'set-cookie',
  'password',
  'token',
  'manageToken',
  'secret',
  'holdSecret',
]

/**
 * The process's log: readable lines at a terminal in development, else one JSON object a line. What
 * could open a door is left out, up to two levels deep in what is logged and in a request's headers.
 */
export async function createLogger(config: Pick<Config, 'environment' | 'logLevel'>): Promise<Logger> {
  const options = {
    level: config.logLevel,
    redact: {
      paths: secrets.flatMap((name) => ['', '*', '*.*', 'req.headers'].map((place) => pathOf(place, name))),
      censor: '[redacted]',
    },
  }
  if (config.environment === 'production' || !process.stdout.isTTY) return pino(options)
  const { default: pretty } = await import('pino-pretty')
  return pino(options, pretty({ sync: true, ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' }))
}

function pathOf(place: string, name: string): string {
  return /^\w+$/.test(name) ? [place, name].filter(Boolean).join('.') : `${place}["${name}"]`
}
