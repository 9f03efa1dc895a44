import { resolve } from 'node:path'
import { z } from 'zod'
import { StartupError } from './startup-error.ts'

const onOff = z.enum(['on', 'off'], 'must be on or off').transform((value) => value === 'on')
const port = z.coerce
  .number('must be a number from 0 to 65535')
  .int('must be a whole number')
  .min(0, 'must be a number from 0 to 65535')
  .max(65_535, 'must be a number from 0 to 65535')
const databaseUrl = z
  .url({
    protocol: /^postgres(ql)?$/,
    error: 'must be an address such as postgres://user:password@host:5432/database',
  })
  .optional()
const domain = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/, 'must be a host name such as example.com, without a scheme or port')
const address = z.union(
  [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()],
  'must be addresses or ranges such as 10.0.0.0/8',
)
const instant = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-11-28T11:40:00Z' })

const Environment = z
  .object({
    NODE_ENV: z
      .enum(['development', 'test', 'production'], 'must be development, test or production')
      .default('development'),
    HOST: z.string().optional(),
    PORT: port.default(3000),
    DATABASE_URL: databaseUrl,
    PLATFORM_DOMAIN: domain.default('localhost'),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'must be fatal, error, warn, info, debug, trace or silent',
      )
      .default('info'),
    RATE_LIMITS: onOff.default(true),
    SIGN_UP: onOff.default(true),
    TRUSTED_PROXIES: z
      .string()
      .transform((list) => list.split(/[\s,]+/).filter(Boolean))
      .pipe(z.array(address))
      .default([]),
    SMOOTH_DATA_DIR: z.string().default('.data'),
    SMOOTH_LOG_DIR: z.string().default('logs'),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'must be an address such as smtp://user:password@host:587' })
      .optional(),
    MAIL_FROM: z
      .string()
      .includes('@', { error: 'must be an address such as Salon <hello@example.com>' })
      .default('SmoothSchedule <no-reply@localhost>'),
    SMOOTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    SMOOTH_DEMO_PASSWORD: z.string().min(8, 'must have at least 8 characters').default('smooth-demo'),
    SMOOTH_CLOCK: instant.optional(),
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.DATABASE_URL, {
    path: ['DATABASE_URL'],
    error: 'must be set when NODE_ENV is production',
  })
  .refine((env) => env.NODE_ENV !== 'production' || env.SMOOTH_SECRET, {
    path: ['SMOOTH_SECRET'],
    error: 'must be set when NODE_ENV is production: it encrypts second factors and signs the audit log',
  })
  .refine((env) => env.NODE_ENV !== 'production' || !env.SMOOTH_CLOCK, {
    path: ['SMOOTH_CLOCK'],
    error: 'must not be set when NODE_ENV is production: it stops the clock',
  })

export type Config = ReturnType<typeof readConfig>

/**
 * The settings out of the environment; an empty variable counts as unset. Throws a StartupError that
 * names every variable with a wrong value, and never the value itself: it may be a secret.
 */
export function readConfig(env: NodeJS.ProcessEnv) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path[0]?.toString()} ${issue.message}`)
    throw new StartupError(`These settings are wrong:\n${[...new Set(lines)].join('\n')}`)
  }
  const settings = parsed.data
  const production = settings.NODE_ENV === 'production'
  return {
    environment: settings.NODE_ENV,
    // `localhost` listens on both its addresses, 127.0.0.1 and ::1, and on nothing that others can reach.
    host: settings.HOST ?? (production ? '0.0.0.0' : 'localhost'),
    port: settings.PORT,
    /** Undefined: the embedded PostgreSQL in `dataDir`. */
    databaseUrl: settings.DATABASE_URL,
    platformDomain: settings.PLATFORM_DOMAIN,
    logLevel: settings.LOG_LEVEL,
    rateLimits: settings.RATE_LIMITS,
    /** Whether anyone may make a business. */
    signUp: settings.SIGN_UP,
    trustedProxies: settings.TRUSTED_PROXIES,
    dataDir: resolve(settings.SMOOTH_DATA_DIR),
    /** Unset, mails are kept for the console to show. */
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    /** Unset, one is made and kept in the data folder. */
    secret: settings.SMOOTH_SECRET,
    /** Where masquerade.log and security.log are. */
    logDir: resolve(settings.SMOOTH_LOG_DIR),
    /** The password of the demo's accounts, which are never made in production. */
    demoPassword: settings.SMOOTH_DEMO_PASSWORD,
    /** An instant at which time stands still, for tests; undefined: the real clock. */
    clock: settings.SMOOTH_CLOCK,
  }
}
