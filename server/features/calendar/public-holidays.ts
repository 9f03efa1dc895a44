/** A public holiday: local dates, both included. */
export interface Holiday {
  from: string
  to: string
  name: string
}

/** The states of a country in which public holidays differ, by name; empty where they don't. */
export async function holidayRegions(country: string): Promise<{ code: string; name: string }[]> {
  const { default: Holidays } = await load()
  const states: Record<string, string> | undefined = new Holidays().getStates(country)
  return Object.entries(states ?? {})
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => a.name.localeCompare(b.name))
}

/** The public holidays of a country, and of a region of it, in a year, in order; named in `language` where known. */
export async function publicHolidays(
  country: string,
  region: string,
  year: number,
  language: string,
): Promise<Holiday[]> {
  const { default: Holidays } = await load()
  const calendar = region === '' ? new Holidays(country) : new Holidays(country, region)
  const found = (calendar.getHolidays(year, language) ?? []).filter((one) => one.type === 'public')
  const days = found.map((one) => {
    // `date` is local to the country, `end` the instant that it is over
    const from = one.date.slice(0, 10)
    const nights = Math.max(0, Math.ceil((one.end.getTime() - one.start.getTime()) / 86_400_000) - 1)
    const to = new Date(Date.parse(from) + nights * 86_400_000).toISOString().slice(0, 10)
    return { from, to, name: one.name }
  })
  return days.sort((a, b) => (a.from < b.from ? -1 : 1))
}

/** It brings the calendars of all countries, which take a while and some memory: only when somebody asks. */
const load = () => import('date-holidays')
