import { formatLocale } from './locale.ts'

/** Money for people: whole minor units of an ISO 4217 currency as `£42` or `¥1,200`. */
export function formatMoney(money: { amount: number; currency: string }): string {
  const format = new Intl.NumberFormat(formatLocale(), {
    style: 'currency',
    currency: money.currency,
    trailingZeroDisplay: 'stripIfInteger',
  })
  const plain = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
  })
  const amount = money.amount / 10 ** (plain.resolvedOptions().maximumFractionDigits ?? 2)
  if (!formatLocale().startsWith('ar')) return format.format(amount)
  // Arabic's own signs for some, such as UK£, fall apart in a line that runs to the left
  const sign = plain.formatToParts(0).find((part) => part.type === 'currency')?.value
  const parts = format.formatToParts(amount)
  return parts.map((part) => (part.type === 'currency' ? (sign ?? part.value) : part.value)).join('')
}
