import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { formatList } from '../../../ui/format-list.ts'
import { formatDate } from '../../../ui/format-time.ts'
import { toEpoch } from '../instant.ts'
import palette from '../palette.module.css'
import type { TimelineProps } from '../timeline.types.ts'
import { useWords } from '../use-words.ts'
import { AgendaTable } from './AgendaTable.tsx'
import css from './agenda.module.css'
import { agendaDays } from './agenda-lines.ts'

type Props = Pick<TimelineProps, 'data' | 'waiting' | 'locale'> & {
  /** What is printed, such as the days. */
  title: string
  /** What is left out, in words. */
  filters: readonly string[]
}

/** What goes to the printer, from whichever view: the agenda of what is shown, made when it is asked for. */
export function PrintedAgenda(props: Props) {
  const printing = usePrinting()
  return printing ? createPortal(<Paper {...props} />, document.body) : null
}

function Paper({ data, waiting = [], locale, title, filters }: Props) {
  const { t } = useTranslation('views')
  const words = useWords(data.timeZone, locale)
  const unread = new Set(
    data.days
      .filter((day) =>
        waiting.some(({ from, to }) => toEpoch(day.start) < toEpoch(to) && toEpoch(day.end) > toEpoch(from)),
      )
      .map(({ date }) => date),
  )
  return (
    <div className={`${palette.palette} ${css.printed}`}>
      <h1>{title}</h1>
      {filters.length > 0 ? <p>{t('filter.only', { what: formatList([...filters]) })}</p> : null}
      {agendaDays(data)
        .filter(({ date }) => !unread.has(date))
        .map((day) => (
          <AgendaTable key={day.date} day={day} words={words} selectedId={null} />
        ))}
      {unread.size > 0 ? <p>{t('print.unread', { days: formatList([...unread].map(formatDate)) })}</p> : null}
    </div>
  )
}

/** Whether the page is being printed; what is made for it is there before the printer sees the page. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const media = window.matchMedia('print')
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    const change = () => setPrinting(media.matches)
    window.addEventListener('beforeprint', begin)
    window.addEventListener('afterprint', end)
    media.addEventListener('change', change)
    return () => {
      window.removeEventListener('beforeprint', begin)
      window.removeEventListener('afterprint', end)
      media.removeEventListener('change', change)
    }
  }, [])
  return printing
}
