import type { ResourceKind } from '../scheduling/index.ts'

/** A service that a trade usually offers. `price`: about what it costs in euros, in major units. */
export interface TradeService {
  name: string
  category: string
  durationMinutes: number
  bufferAfterMinutes?: number
  price: number
  /** How many of each kind it needs; left out: one person. */
  needs?: Partial<Record<ResourceKind, number>>
}

/** Opening hours of some weekdays (1 is Monday), as wall times. */
export interface TradeHours {
  weekdays: readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]
  start: string
  end: string
}

export interface TradeFacts {
  hours: readonly TradeHours[]
  services: readonly TradeService[]
}
