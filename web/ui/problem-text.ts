import type { TFunction } from 'i18next'
import { isProblem } from '../app/api.ts'

/** What went wrong, in the reader's words. `t` must know the namespace `common`. */
export function problemText(t: TFunction, error: unknown): string {
  const code = isProblem(error) ? error.code : 'internal-error'
  return t(`common:problem.${code}`, { defaultValue: t('common:problem.internal-error') })
}
