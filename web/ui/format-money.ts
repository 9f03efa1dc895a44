import { formatLocale } from './locale.ts'

/** Money for people: whole minor units of an ISO 4217 currency as `£42` or `¥1,200`. */
export function formatMoney(money: { amount: number; currency: string }): string {
  const format = new Intl.NumberFormat(formatLocale(), {
    style: 'currency',
    currency: money.currency,
    // the long sign, UK£, falls apart in a line that runs to the left
    currencyDisplay: formatLocale().startsWith('ar') ? 'narrowSymbol' : 'symbol',
    trailingZeroDisplay: 'stripIfInteger',
  })
  const digits = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: money.currency,
  }).resolvedOptions().maximumFractionDigits
  return format.format(money.amount / 10 ** (digits ?? 2))
}
