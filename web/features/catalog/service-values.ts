import type { Body } from '../../../contract/index.ts'
import { minorDigits } from '../workspace/format.ts'
import type { Requirement, ResourceKind, Service, ServiceInput } from './catalog.types.ts'

import { type PolicyValues, policiesBody, policyValuesOf } from './policy-values.ts'

type NumberValue = number | string

export type Which = 'any' | 'skill' | 'named'

/** A requirement as the form holds it; what its `which` doesn't use is kept while one looks around. */
export interface NeedValues {
  key: string
  kind: ResourceKind
  which: Which
  skill: string
  resourceIds: string[]
  quantity: NumberValue
  inParts: boolean
  parts: { key: string; fromMinute: NumberValue; toMinute: NumberValue }[]
}

export interface OwnValues {
  resourceId: string
  durationMinutes: NumberValue
  /** Major units, as people write money. */
  price: NumberValue
}

/** A service as the form holds it. Empty rules are the business's own; the price is in major units. */
export interface ServiceValues {
  name: string
  description: string
  category: string
  durationMinutes: NumberValue
  bufferBeforeMinutes: NumberValue
  bufferAfterMinutes: NumberValue
  slotIntervalMinutes: NumberValue
  noticeMinutes: NumberValue
  bookingWindowDays: NumberValue
  price: NumberValue
  bookableOnline: boolean
  policies: PolicyValues
  requirements: NeedValues[]
  own: OwnValues[]
}

export interface Rules {
  slotIntervalMinutes: number
  noticeMinutes: number
  bookingWindowDays: number
}

let made = 0
export const newKey = (): string => `new-${++made}`

export const emptyNeed = (kind: ResourceKind = 'staff'): NeedValues => ({
  key: newKey(),
  kind,
  which: 'any',
  skill: '',
  resourceIds: [],
  quantity: 1,
  inParts: false,
  parts: [],
})

export const EMPTY_SERVICE = (): ServiceValues => ({
  name: '',
  description: '',
  category: '',
  durationMinutes: 60,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  slotIntervalMinutes: '',
  noticeMinutes: '',
  bookingWindowDays: '',
  price: '',
  bookableOnline: true,
  policies: policyValuesOf(null),
  requirements: [emptyNeed()],
  own: [],
})

/** Whole minor units of what was written in major ones. */
export const toMinor = (major: NumberValue, currency: string): number =>
  Math.round(Number(major) * 10 ** minorDigits(currency))
export const toMajor = (minor: number, currency: string): number => minor / 10 ** minorDigits(currency)

/** A service in the form. A rule that is the same as the business's is shown as inherited. */
export function valuesOf(service: Service, rules: Rules): ServiceValues {
  const { currency } = service.price
  const rule = (name: keyof Rules) => (service[name] === rules[name] ? '' : service[name])
  return {
    name: service.name,
    description: service.description,
    category: service.category,
    durationMinutes: service.durationMinutes,
    bufferBeforeMinutes: service.bufferBeforeMinutes,
    bufferAfterMinutes: service.bufferAfterMinutes,
    slotIntervalMinutes: rule('slotIntervalMinutes'),
    noticeMinutes: rule('noticeMinutes'),
    bookingWindowDays: rule('bookingWindowDays'),
    price: toMajor(service.price.amount, currency),
    bookableOnline: service.bookableOnline,
    policies: policyValuesOf(service.policies),
    requirements: service.requirements.map(needOf),
    own: service.own.map((terms) => ({
      resourceId: terms.resourceId,
      durationMinutes: terms.durationMinutes ?? '',
      price: terms.price === null ? '' : toMajor(terms.price.amount, currency),
    })),
  }
}

const needOf = (need: Requirement): NeedValues => ({
  key: newKey(),
  kind: need.kind,
  which: need.resourceIds ? 'named' : need.skill ? 'skill' : 'any',
  skill: need.skill ?? '',
  resourceIds: need.resourceIds ?? [],
  quantity: need.quantity,
  inParts: need.parts !== undefined,
  parts: (need.parts ?? []).map((part) => ({ key: newKey(), ...part })),
})

const whole = (value: NumberValue): number => Number(value)
const ruleOf = (value: NumberValue): number | null => (value === '' ? null : Number(value))

/** The form's values as the API takes them. */
export function bodyOf(values: ServiceValues, currency: string): ServiceInput {
  return {
    name: values.name,
    description: values.description,
    category: values.category,
    durationMinutes: whole(values.durationMinutes),
    bufferBeforeMinutes: whole(values.bufferBeforeMinutes),
    bufferAfterMinutes: whole(values.bufferAfterMinutes),
    slotIntervalMinutes: ruleOf(values.slotIntervalMinutes),
    noticeMinutes: ruleOf(values.noticeMinutes),
    bookingWindowDays: ruleOf(values.bookingWindowDays),
    price: { amount: toMinor(values.price, currency), currency },
    bookableOnline: values.bookableOnline,
    policies: policiesBody(values.policies),
    requirements: values.requirements.map(requirementOf),
  }
}

/** A requirement of the form as the API takes it. */
export const requirementOf = (need: NeedValues): Requirement => ({
  kind: need.kind,
  quantity: whole(need.quantity),
  ...(need.which === 'skill' ? { skill: need.skill } : {}),
  ...(need.which === 'named' ? { resourceIds: need.resourceIds } : {}),
  ...(need.inParts
    ? {
        parts: need.parts.map((part) => ({
          fromMinute: whole(part.fromMinute),
          toMinute: whole(part.toMinute),
        })),
      }
    : {}),
})

/** What differs from before: only what was changed is sent, so that nothing else is overwritten. */
export function changesOf(before: ServiceInput, after: ServiceInput): Partial<ServiceInput> {
  const same = (key: keyof ServiceInput) => JSON.stringify(before[key]) === JSON.stringify(after[key])
  return Object.fromEntries(Object.entries(after).filter(([key]) => !same(key as keyof ServiceInput)))
}

type OwnTerms = Body<'PUT /services/:id/resources/:resourceId'>

/** Which resources' own terms to write: those that are new or changed, and nothing of both where they are gone. */
export function ownChanges(before: OwnValues[], after: OwnValues[], currency: string) {
  const terms = ({ durationMinutes, price }: OwnValues): OwnTerms => ({
    durationMinutes: ruleOf(durationMinutes),
    price: price === '' ? null : { amount: toMinor(price, currency), currency },
  })
  const gone = before
    .filter((own) => !after.some((one) => one.resourceId === own.resourceId))
    .map(({ resourceId }) => ({ resourceId, terms: { durationMinutes: null, price: null } as OwnTerms }))
  const changed = after
    .filter(
      (own) => JSON.stringify(own) !== JSON.stringify(before.find((b) => b.resourceId === own.resourceId)),
    )
    .map((own) => ({ resourceId: own.resourceId, terms: terms(own) }))
  return [...gone, ...changed]
}
