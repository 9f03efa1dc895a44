import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** What the installation's secret is used for; each use has a key of its own, so that one leaking opens no other. */
type Use = 'second-factor' | 'device' | 'audit'

/** The installation's secret, which the database never sees. */
export interface Secret {
  /** Encrypts a short text for the database. */
  seal(use: Use, text: string): string
  /** @throws when it was sealed with another secret, or tampered with */
  open(use: Use, sealed: string): string
  sign(use: Use, data: string | Buffer): Buffer
  verify(use: Use, data: string | Buffer, signature: Buffer): boolean
}

/** Makes the secret's uses out of its text (at least 32 characters). */
export function makeSecret(text: string): Secret {
  const keys = new Map<Use, Buffer>()
  const keyOf = (use: Use): Buffer => {
    let key = keys.get(use)
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', text, 'smoothschedule', use, 32))
      keys.set(use, key)
    }
    return key
  }
  const sign = (use: Use, data: string | Buffer) => createHmac('sha256', keyOf(use)).update(data).digest()
  return {
    seal(use, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyOf(use), iv)
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
    },
    open(use, sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', keyOf(use), bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    sign,
    verify(use, data, signature) {
      const expected = sign(use, data)
      return signature.length === expected.length && timingSafeEqual(signature, expected)
    },
  }
}
