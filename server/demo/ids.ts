import type { DemoCatalogue } from './catalogue.ts'
import { createRandom, type Random } from './random.ts'

/** Makes ids of UUID v7's shape from an instant in epoch minutes; the rest of each comes from `random`. */
export function createIds(random: Random): (minute: number) => string {
  const hex = (digits: number) =>
    Math.floor(random.next() * 16 ** digits)
      .toString(16)
      .padStart(digits, '0')
  return (minute) => {
    const time = (minute * 60_000).toString(16).padStart(12, '0')
    const variant = random.pick(['8', '9', 'a', 'b'])
    return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(6)}${hex(6)}`
  }
}

/** Since when the demo's catalogue has been there, in epoch minutes: before anything that happens in it. */
export const FOUNDED = Date.parse('2024-01-08T09:00:00Z') / 60_000

/** Ids that don't change from one seed to the next, by the keys of the demo's own files. */
export interface CatalogueIds {
  users: Record<string, string>
  resources: Record<string, string>
  services: Record<string, string>
  addOns: Record<string, string>
  packages: Record<string, string>
  questions: Record<string, string>
  labels: Record<string, string>
  /** Of the customer with an account. */
  customer: string
}

/** The ids of a catalogue's users, resources and services: the same at every seed. */
export function catalogueIds({
  slug,
  users,
  resources,
  services,
  addOns,
  packages,
  questions,
  labels,
}: DemoCatalogue): CatalogueIds {
  const next = createIds(createRandom(`${slug} catalogue`))
  const named = (list: readonly { key: string }[]) =>
    Object.fromEntries(list.map(({ key }, i) => [key, next(FOUNDED + i)]))
  return {
    users: named(users),
    resources: named(resources),
    services: named(services),
    customer: next(FOUNDED),
    addOns: named(addOns),
    packages: named(packages),
    questions: named(questions),
    labels: named(labels),
  }
}
