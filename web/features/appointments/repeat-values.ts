import type { Body } from '../../../contract/index.ts'

export interface RepeatValues {
  repeat: 'never' | 'day' | 'week' | 'month'
  interval: number | string
  /** 1 is Monday; none: that of the first day. */
  weekdays: string[]
  ends: 'until' | 'count'
  until: string
  count: number | string
}

export const NO_REPEAT: RepeatValues = {
  repeat: 'never',
  interval: 1,
  weekdays: [],
  ends: 'until',
  until: '',
  count: 10,
}

const MOST_TIMES = 400
const MOST_APART = 52

/** What is missing or out of range, as the key of its text. */
export function repeatProblems(values: RepeatValues): { interval?: string; until?: string; count?: string } {
  if (values.repeat === 'never') return {}
  const within = (value: number | string, most: number) => Number(value) >= 1 && Number(value) <= most
  return {
    ...(within(values.interval, MOST_APART) ? {} : { interval: 'block.missing.interval' }),
    ...(values.ends === 'until' && values.until === '' ? { until: 'block.missing.until' } : {}),
    ...(values.ends === 'count' && !within(values.count, MOST_TIMES) ? { count: 'block.missing.count' } : {}),
  }
}

/** How a block repeats, as the API takes it; nothing where it doesn't. */
export function repeatOf(values: RepeatValues): Pick<Body<'POST /blocks'>, 'repeat'> {
  const { repeat: every, interval, weekdays, ends, until, count } = values
  if (every === 'never') return {}
  const on = every === 'week' && weekdays.length > 0 ? { weekdays: weekdays.map(Number).sort() } : {}
  const end = ends === 'until' ? { until } : { count: Number(count) }
  return { repeat: { every, interval: Number(interval), ...on, ...end } }
}
