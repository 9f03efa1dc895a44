import { barber, clinic, dentist, salon, spa } from './care.ts'
import { autoRepair, cityOffice, flightSchool, other, photoStudio, studio, tutoring } from './places.ts'
import type { TradeFacts } from './trade.types.ts'

export { priceIn } from './price-in.ts'
export type { TradeFacts, TradeService } from './trade.types.ts'

/** What businesses of a trade usually begin with. */
export const TRADES = {
  salon,
  barber,
  spa,
  clinic,
  dentist,
  studio,
  'auto-repair': autoRepair,
  tutoring,
  'photo-studio': photoStudio,
  'flight-school': flightSchool,
  'city-office': cityOffice,
  other,
} as const satisfies Record<string, TradeFacts>

export type Trade = keyof typeof TRADES
/** In the order in which they are offered. */
export const TRADE_NAMES = Object.keys(TRADES) as [Trade, ...Trade[]]
