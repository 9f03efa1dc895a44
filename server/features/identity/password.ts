import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }
const ENCODED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')

/** Hashes a password with argon2id and a salt of its own, in the PHC string format. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const tag = await queued(() => derive('argon2id', { ...COST, message: password, nonce }))
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$${unpadded(nonce)}$${unpadded(tag)}`
}

/** True when the password is the one that was hashed. Always does the work of one hash. */
export async function verifyPassword(password: string, encoded: string): Promise<boolean> {
  const found = ENCODED.exec(encoded)
  if (!found) return false
  const [, memory, passes, parallelism, salt, hash] = found as unknown as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const expected = Buffer.from(hash, 'base64')
  const tag = await queued(() =>
    derive('argon2id', {
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
      tagLength: expected.length,
      message: password,
      nonce: Buffer.from(salt, 'base64'),
    }),
  )
  return timingSafeEqual(tag, expected)
}

/** What a sign-in for an account that isn't there is compared with, so that it costs the same. */
export const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$i47O1RDSiYBEhNnNqZfuAA$Atr6GkMWg+b6UMWW2OSnOfJ55nSOZuWGEavpV87IVKg'

// Two at a time: hashing is meant to be slow, and more at once would only starve the other requests.
let running = 0
const waiting: (() => void)[] = []
async function queued<T>(work: () => Promise<T>): Promise<T> {
  if (running >= 2) await new Promise<void>((resolve) => waiting.push(resolve))
  else running++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}
