import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeSecret, type Secret } from '../secret.ts'

/** The installation's secret: the one of the configuration, else one that is made once and kept in the data folder. */
export function openSecret(config: { secret: string | undefined; dataDir: string }): Secret {
  if (config.secret) return makeSecret(config.secret)
  const file = join(config.dataDir, 'secret')
  try {
    return makeSecret(readFileSync(file, 'utf8'))
  } catch {
    const made = randomBytes(32).toString('base64url')
    mkdirSync(config.dataDir, { recursive: true })
    writeFileSync(file, made, { mode: 0o600, flag: 'wx' })
    return makeSecret(made)
  }
}
