import { formatLocale } from './locale.ts'

/** Several names as the reader's language lists them: `Priya, Noor and Sam`, or with `or`. */
export const formatList = (names: readonly string[], type: 'conjunction' | 'disjunction' = 'conjunction') =>
  new Intl.ListFormat(formatLocale(), { type }).format(names)
