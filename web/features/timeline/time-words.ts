/** Instants (epoch milliseconds) in words, in one time zone and language. */
export interface TimeWords {
  /** "10:15" or "10:15 AM". */
  time: (ms: number) => string
  /** A header's hour, as short as the language has it: "10:00" or "10 AM". */
  hour: (ms: number) => string
  /** "Sat 14 Jan". */
  day: (ms: number) => string
  /** "Saturday 14 January". */
  longDay: (ms: number) => string
  /** "10:00–11:00", with days where they differ. */
  range: (startMs: number, endMs: number) => string
  /** What a clock on the wall there shows. */
  clock: (ms: number) => { hour: number; minute: number }
}

const QUARTER = 15 * 60_000

const known = new Map<string, TimeWords>()

/** Words for one zone and language. Each instant is formatted once: `Intl` costs microseconds a call. */
export function timeWords(timeZone: string, locale: string): TimeWords {
  const key = `${timeZone} ${locale}`
  const words = known.get(key) ?? makeWords(timeZone, locale)
  known.set(key, words)
  return words
}

function makeWords(timeZone: string, locale: string): TimeWords {
  const remembering = (options: () => Intl.DateTimeFormatOptions) => {
    const format = lazily(() => new Intl.DateTimeFormat(locale, { timeZone, ...options() }))
    return remembered((ms) => format().format(ms))
  }
  const formatter = (options: Intl.DateTimeFormatOptions) => remembering(() => options)
  const twelve = lazily(
    () => new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions().hour12 === true,
  )
  const time = remembering(() => ({ hour: twelve() ? 'numeric' : '2-digit', minute: '2-digit' }))
  const shortHour = formatter({ hour: 'numeric' })
  const dayOfQuarter = formatter({ weekday: 'short', day: 'numeric', month: 'short' })
  // days begin on a quarter of an hour everywhere, and there are fewer quarters than instants
  const day = (ms: number) => dayOfQuarter(ms - (ms % QUARTER))
  const wall = lazily(
    () => new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' }),
  )
  return {
    time,
    hour: (ms) => (twelve() ? shortHour(ms) : time(ms)),
    day,
    longDay: formatter({ weekday: 'long', day: 'numeric', month: 'long' }),
    range: (startMs, endMs) =>
      day(startMs) === day(endMs - 1)
        ? `${time(startMs)}–${time(endMs)}`
        : `${day(startMs)} ${time(startMs)} – ${day(endMs)} ${time(endMs)}`,
    clock: (ms) => {
      const [hour, minute] = wall().format(ms).split(':')
      return { hour: Number(hour), minute: Number(minute) }
    },
  }
}

/** What is left of a hold, as minutes and seconds ("9:32"); "0:00" when it has run out. */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function remembered(format: (ms: number) => string): (ms: number) => string {
  const texts = new Map<number, string>()
  return (ms) => {
    const before = texts.get(ms)
    if (before !== undefined) return before
    const text = format(ms)
    texts.set(ms, text)
    return text
  }
}
