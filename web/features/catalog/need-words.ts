import type { TFunction } from 'i18next'
import type { Requirement, ResourceKind } from './catalog.types.ts'

/** What a sentence needs to know besides the requirement itself. */
export interface NeedContext {
  /** Must know the namespace `catalog`. */
  t: TFunction
  /** For lists of names (BCP 47). */
  locale: string
  /** Of the service, in minutes. */
  durationMinutes: number
  /** A resource's name; nothing where it isn't known. */
  nameOf: (id: string) => string | undefined
}

type Part = NonNullable<Requirement['parts']>[number]

/** A requirement as one sentence, such as `One of: Priya, Noor` or `Any room for the first 15 minutes`. */
export function needWords(need: Requirement, context: NeedContext): string {
  const { t, locale, durationMinutes } = context
  const who = whoWords(need, context)
  const parts = (need.parts ?? []).toSorted((a, b) => a.fromMinute - b.fromMinute)
  const [only, ...others] = parts
  if (!only) return who
  if (others.length > 0) {
    const said = parts.map((part) => partWords(part, context))
    return t('needWords.several', { need: who, parts: new Intl.ListFormat(locale).format(said) })
  }
  const { fromMinute: from, toMinute: to } = only
  if (from <= 0) return to >= durationMinutes ? who : t('needWords.first', { need: who, count: to })
  if (to >= durationMinutes) return t('needWords.toEnd', { need: who, from })
  return t('needWords.between', { need: who, from, to })
}

/** A requirement in few words, such as `1 of 3 people`: whoever it may be by name is counted. */
export function needBriefly(need: Requirement, context: NeedContext): string {
  const count = need.resourceIds?.length ?? 0
  if (count <= need.quantity) return whoWords(need, context)
  return context.t(`needWords.among.${need.kind}`, { count, quantity: need.quantity })
}

/** Everything that a service needs, in one line. */
export const needsLine = (needs: readonly Requirement[], context: NeedContext): string =>
  needs.map((need) => needWords(need, context)).join(' · ')

/** Who or what it is, without when, such as `One of: Priya, Noor`. */
export function whoWords(need: Requirement, { t, locale, nameOf }: NeedContext): string {
  const count = need.quantity
  if (need.resourceIds) {
    const names = need.resourceIds.map(nameOf).filter((name) => name !== undefined)
    if (names.length === 0) return t(need.resourceIds.length === 0 ? 'needWords.nobody' : 'needWords.byName')
    if (need.resourceIds.length === count) return new Intl.ListFormat(locale).format(names)
    const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format(names)
    return t('needWords.of', { count, names: list })
  }
  if (need.skill === undefined) return t(`needWords.any.${need.kind}`, { count })
  if (need.skill.trim() === '') return t('needWords.noSkill')
  return t(`needWords.skill.${need.kind satisfies ResourceKind}`, { count, skill: need.skill })
}

function partWords({ fromMinute: from, toMinute: to }: Part, { t, durationMinutes }: NeedContext): string {
  if (from <= 0) return t('needWords.partFirst', { count: to })
  return to >= durationMinutes ? t('needWords.partToEnd', { from }) : t('needWords.partBetween', { from, to })
}
