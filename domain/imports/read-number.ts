/**
 * Money in whole minor units of a currency with `digits` decimals: `£4,250.00`, `1.234,50 €`, `12`. Null where there
 * is no number, or more than one.
 */
export function readMoney(text: string, digits: number): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '')
  const match = /^\D*?(-?\d[\d.,]*)\D*$/.exec(bare)
  if (!match) return null
  let number = match[1] as string
  const [dot, comma] = [number.lastIndexOf('.'), number.lastIndexOf(',')]
  // the later of two kinds is the decimal mark; a single one with three digits after it parts thousands
  const mark = dot > comma ? '.' : ','
  const at = Math.max(dot, comma)
  const isDecimal = at >= 0 && (number.length - at - 1 !== 3 || (dot >= 0 && comma >= 0))
  if (isDecimal && number.slice(0, at).includes(mark)) return null
  number = isDecimal
    ? `${number.slice(0, at).replace(/[.,]/g, '')}.${number.slice(at + 1)}`
    : number.replace(/[.,]/g, '')
  const amount = Math.round(Number(number) * 10 ** digits)
  return Number.isSafeInteger(amount) && amount >= 0 ? amount : null
}

/** Whole minutes from `90`, `1h 30min`, `1:30`, `45 min`, `1.5 hours`; null where it is no length. */
export function readMinutes(text: string): number | null {
  const value = text.trim().toLowerCase()
  if (/^\d+$/.test(value)) return Number(value)
  const clock = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(value)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  const match = /^(?:(\d+(?:[.,]\d+)?)\s*h(?:(?:ou)?rs?)?\.?)?[\s,]*(?:(\d+)\s*m(?:in(?:ute)?s?)?\.?)?$/.exec(
    value,
  )
  if (!match || (match[1] === undefined && match[2] === undefined)) return null
  return Math.round(Number((match[1] ?? '0').replace(',', '.')) * 60) + Number(match[2] ?? 0)
}
