/** About how many units of a currency buy what a euro buys: good enough for a price that is an example. */
const UNITS: Readonly<Record<string, number>> = {
  USD: 1.1,
  GBP: 0.9,
  CAD: 1.5,
  AUD: 1.6,
  NZD: 1.8,
  SGD: 1.5,
  SEK: 11,
  NOK: 11,
  DKK: 7.5,
  PLN: 4,
  CZK: 25,
  HUF: 400,
  RON: 5,
  TRY: 35,
  JPY: 160,
  KRW: 1400,
  CNY: 8,
  INR: 40,
  BRL: 5,
  MXN: 20,
  ZAR: 20,
  AED: 4,
  SAR: 4,
  EGP: 50,
}

/** An example's price in a currency, a round one, in its minor units. `digits`: how many of them there are. */
export function priceIn(euros: number, currency: string, digits: number): number {
  const exact = euros * (UNITS[currency] ?? 1)
  const step = exact >= 1000 ? 100 : exact >= 200 ? 10 : exact >= 20 ? 5 : 1
  return Math.round(exact / step) * step * 10 ** digits
}
