import type { Ids, World } from './world.ts'

/** Who walks, in the order of the table's columns. */
export const WALKERS = [
  'VISITOR',
  'SUPERUSER',
  'PLATFORM_MANAGER',
  'PLATFORM_SALES',
  'PLATFORM_SUPPORT',
  'TENANT_OWNER',
  'TENANT_MANAGER',
  'TENANT_STAFF',
  'CUSTOMER',
] as const
export type Walker = (typeof WALKERS)[number]

export interface Ask {
  /** What stands for `:id` and the like, in order. */
  path?: string[]
  query?: Record<string, string>
  body?: unknown
}

/** What is asked for, of the things that are named; `world` makes new ones where the attempt may use them up. */
export type Asking = (at: Ids, world: World | null, who: Walker) => Ask | Promise<Ask>

export interface Expectation {
  /** A call of the contract; what follows a `|` tells several about the same one apart. */
  name: string
  /**
   * A letter for each walker, in a business of its own or (of the platform) any: `y` may, `-` is refused as forbidden
   * (a visitor as unauthenticated), `n` is answered as if there were no such thing, `d` may in demo accounts alone, `D`
   * likewise, and sees no others.
   */
  who: string
  /** Status and code of the answer to those who may. A stale version or a wrong token shows it and changes nothing. */
  ok: string
  ask: Asking
  /** `platform`: platform roles reach things of every business from anywhere. */
  reach: 'tenant' | 'platform'
  /** The answer to those who may here, about things of another business; left out: there is no such thing. */
  abroad?: string
  /** The attempt ends the session that it is made with. */
  endsSession?: boolean
}

let count = 0
export const unique = () => `walk-${++count}`
export const STALE = 1_000_000
export const stale =
  (id: keyof Ids, more: object = {}): Asking =>
  (at) => ({
    path: [at[id]],
    body: { version: STALE, ...more },
  })
export const one =
  (id: keyof Ids): Asking =>
  (at) => ({ path: [at[id]] })
export const gone =
  (kind: Parameters<World['fresh']>[0], id: keyof Ids): Asking =>
  async (at, world) => ({ path: [world ? await world.fresh(kind) : at[id]] })
export const nothing: Asking = () => ({})
export const WRONG = { password: 'wrong', token: 'wrong', code: '000000' }
export const junk =
  (body: object): Asking =>
  () => ({ body })
export const weekly = [{ weekday: 1, start: '09:00', end: '17:00' }]
export const days = { from: '2026-11-25', to: '2026-11-26' }
export const instants = { from: '2026-11-25T00:00:00Z', to: '2026-11-26T00:00:00Z' }

export const all: Expectation[] = []
const add =
  (reach: Expectation['reach']) =>
  (name: string, who: string, ok: string, ask: Asking = nothing, more: Partial<Expectation> = {}) =>
    all.push({ name, who, ok, ask, reach, ...more })
export const tenant = add('tenant')
export const platform = add('platform')
