import { Button } from '@mantine/core'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toEpoch } from '../instant.ts'
import palette from '../palette.module.css'
import type { TimelineProps } from '../timeline.types.ts'
import { useWords } from '../use-words.ts'
import { AgendaTable } from './AgendaTable.tsx'
import css from './agenda.module.css'
import { agendaDays, firstLines } from './agenda-lines.ts'

/** Lines that are drawn at first, and that each step adds. */
const STEP = 150

type Props = Pick<
  TimelineProps,
  'data' | 'waiting' | 'onSeen' | 'locale' | 'selectedId' | 'onOpen' | 'density' | 'jump'
>

/** The days as lists in the order of time, some lines at a time; more come as one reads on. */
export function Agenda(props: Props) {
  const { t } = useTranslation('views')
  const { data, onSeen, waiting = [] } = props
  const words = useWords(data.timeZone, props.locale)
  const [most, setMost] = useState(STEP)
  const all = useMemo(() => agendaDays(data), [data])
  const { days, more } = useMemo(() => firstLines(all, most), [all, most])
  const unread = useMemo(() => waitingFrom(data.days, waiting), [data.days, waiting])
  const read = days.filter(({ date }) => unread === null || date < unread)
  const end = data.days.find(({ date }) => date === read.at(-1)?.date)?.end
  const start = data.days[0]?.start
  // what is read next is asked for when all that is there has been drawn
  const reaches = more === 0 || read.length < days.length
  useEffect(() => {
    if (!start || !end || !reaches) return
    onSeen?.({ fromMs: toEpoch(start), toMs: toEpoch(end), towards: 1 })
  }, [onSeen, start, end, reaches])
  const root = useRef<HTMLDivElement>(null)
  const gone = useRef('')
  const jump = props.jump
  useEffect(() => {
    const key = jump ? `${jump.visitId} ${jump.time}` : ''
    if (!jump || gone.current === key) return
    const lines = all.flatMap((day) => day.lines)
    const at = lines.findIndex((line) => line.key === jump.visitId)
    if (at < 0) return
    const line = root.current?.querySelector<HTMLElement>(`[data-line="${jump.visitId}"] button`)
    if (!line) return setMost(Math.max(most, at + 1))
    gone.current = key
    line.focus()
    line.scrollIntoView({ block: 'center' })
  })
  const goOn = () => setMost((before) => before + STEP)
  const last = useSeen(goOn)
  return (
    <div
      ref={root}
      className={`${palette.palette} ${css.agenda}`}
      data-density={props.density}
      aria-busy={waiting.length > 0}
    >
      {read.map((day) => (
        <AgendaTable
          key={day.date}
          day={day}
          words={words}
          selectedId={props.selectedId ?? null}
          {...(props.onOpen ? { onOpen: props.onOpen } : {})}
        />
      ))}
      {more > 0 ? (
        <p ref={last} className={css.more}>
          <Button variant="default" size="xs" onClick={goOn}>
            {t('agenda.more', { count: more })}
          </Button>
        </p>
      ) : null}
      {more === 0 && unread !== null ? <p className={css.more}>{t('agenda.reading')}</p> : null}
    </div>
  )
}

/** The first local date that hasn't been read yet. */
function waitingFrom(
  days: TimelineProps['data']['days'],
  waiting: readonly { from: string; to: string }[],
): string | null {
  const first = Math.min(...waiting.map(({ from }) => toEpoch(from)))
  return days.find(({ end }) => toEpoch(end) > first)?.date ?? null
}

/** Calls when the element comes into sight. */
function useSeen(act: () => void) {
  const latest = useRef(act)
  latest.current = act
  const [element, setElement] = useState<HTMLElement | null>(null)
  useEffect(() => {
    if (!element) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) latest.current()
      },
      { rootMargin: '400px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [element])
  return setElement
}
