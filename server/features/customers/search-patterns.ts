/**
 * Patterns of LIKE for what somebody typed to find a customer: any part of name, email or phone. What looks like a
 * phone number is looked for by its digits too, however it was spaced when it was written down.
 */
export function searchPatterns(typed: string | undefined): string[] {
  if (!typed) return []
  const digits = typed.replace(/\D/g, '')
  const isPhone = digits.length > 0 && /^[\d\s()+./-]+$/.test(typed)
  return [...new Set([typed, ...(isPhone ? [digits] : [])])].map((part) => `%${escaped(part)}%`)
}

const escaped = (text: string) => text.replace(/[\\%_]/g, '\\$&')
