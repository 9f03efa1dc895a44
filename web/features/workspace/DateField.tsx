import { DateInput, type DateInputProps } from '@mantine/dates'
import { useTranslation } from 'react-i18next'

const ISO = /^\d{4}-\d{2}-\d{2}$/
/** Day, month and maybe a year, as people type them: 24/11, 24.11.2026. */
const DAY_FIRST = /^(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?$/

/** A local date (`YYYY-MM-DD`), typed or chosen from a month; an empty string when there is none. */
export function DateField(
  props: Omit<DateInputProps, 'value' | 'onChange'> & { value?: string; onChange: (date: string) => void },
) {
  const { t } = useTranslation('workspace')
  const { value = '', onChange, ...rest } = props
  return (
    <DateInput
      {...rest}
      value={value === '' ? null : value}
      onChange={(date) => onChange(date ?? '')}
      valueFormat="ddd, D MMM YYYY"
      dateParser={(text) => parseDate(text, value)}
      previousLabel={t('dates.previous')}
      nextLabel={t('dates.next')}
      popoverProps={{ withinPortal: true }}
    />
  )
}

function parseDate(text: string, current: string): string | null {
  const typed = text.trim()
  if (ISO.test(typed)) return exists(typed)
  const parts = DAY_FIRST.exec(typed)
  if (!parts) return current === '' ? null : current
  const year = parts[3] ?? current.slice(0, 4)
  return exists(`${year}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`)
}

const exists = (date: string): string | null =>
  Number.isNaN(Date.parse(date)) || !new Date(`${date}T00:00:00Z`).toISOString().startsWith(date)
    ? null
    : date
