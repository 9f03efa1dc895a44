import { formatLocale } from './locale.ts'

/** Several names as the reader's language lists them: `Priya, Noor and Sam`, or with `or`, or, as `unit`, side by side. */
export const formatList = (
  names: readonly string[],
  type: 'conjunction' | 'disjunction' | 'unit' = 'conjunction',
) => new Intl.ListFormat(formatLocale(), { type }).format(names)
