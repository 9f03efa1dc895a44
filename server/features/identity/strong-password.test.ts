import { describe, expect, test } from 'vitest'
import { assertStrongPassword } from './strong-password.ts'

const OLIVE = ['olive@salon.test', 'Olive Owner', 'Hair & Now']
const isRefused = (password: string) => {
  try {
    assertStrongPassword(password, OLIVE)
    return false
  } catch (error) {
    expect(error).toMatchObject({ code: 'weak-password' })
    return true
  }
}

describe('a password', () => {
  test.each([
    'password1234',
    'Passw0rd123!',
    'qwertyuiop',
    '1q2w3e4r5t',
    'iloveyou123',
    'letmein1234',
    '1234567890',
    'aaaaaaaaaaaaaaa',
    'abcabcabcabc',
    'dragon1234',
    'sunshine2026',
    'oliveowner2026',
    'smoothschedule1',
  ])(
    '%s is refused: in every list of breached ones, trivial, or made of what is known of the person',
    (word) => {
      expect(isRefused(word)).toBe(true)
    },
  )

  test.each([
    'four grey whales sing at noon',
    'correct horse battery',
    'k9!vTq2#xLw8',
    'zebra-gasket-milton-7',
  ])('%s is taken', (word) => {
    expect(isRefused(word)).toBe(false)
  })
})
