import { formatLocale } from '../../ui/locale.ts'

interface WeekInfo {
  firstDay: number
}

/** The weekday that the reader's week begins with, 1 (Monday) to 7. */
export function firstWeekday(): number {
  const locale = new Intl.Locale(formatLocale()) as Intl.Locale & {
    getWeekInfo?: () => WeekInfo
    weekInfo?: WeekInfo
  }
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1
}
