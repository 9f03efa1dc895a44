import type { TFunction } from 'i18next'

/** Whole minutes as `45 min`, `2 h` or `1 h 50 min`. `t` must know the namespace `common`. */
export function formatDuration(t: TFunction, minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const parts = [
    ...(hours > 0 ? [t('common:hours', { count: hours })] : []),
    ...(rest > 0 || hours === 0 ? [t('common:minutes', { count: rest })] : []),
  ]
  return parts.join(' ')
}
