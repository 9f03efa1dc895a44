import { toE164 } from './phones.ts'

/** Fewer digits than these say too little without the zeros before them. */
const ENOUGH_DIGITS = 4

/**
 * Patterns of LIKE for what somebody typed to find a customer: any part of name, email or phone. What looks like a
 * phone number is looked for by its digits too, without the zeros that stand for a country or a trunk line, and by what
 * the whole of it is in E.164: so each spelling finds all others.
 */
export function searchPatterns(typed: string | undefined, country: string): string[] {
  if (!typed) return []
  const digits = typed.replace(/\D/g, '')
  const isPhone = digits.length > 0 && /^[\d\s()+./-]+$/.test(typed)
  const parts = isPhone ? [typed, digits, ...withoutPrefix(typed, digits, country)] : [typed]
  return [...new Set(parts)].map((part) => `%${escaped(part)}%`)
}

function withoutPrefix(typed: string, digits: string, country: string): string[] {
  const bare = digits.replace(/^0+/, '')
  const e164 = toE164(typed, country)
  return [...(bare.length >= ENOUGH_DIGITS ? [bare] : []), ...(e164 ? [e164] : [])]
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
