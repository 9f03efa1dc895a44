import { useTranslation } from 'react-i18next'
import { formatDate } from '../../../ui/format-time.ts'
import { isHere, statusOf } from '../item-words.ts'
import type { TimelineItem } from '../timeline.types.ts'
import type { Words } from '../use-words.ts'
import css from './agenda.module.css'
import type { AgendaDay, AgendaLine } from './agenda-lines.ts'

/** A day as a table: when, who, what, with whom, and how it stands. On narrow screens each line is stacked. */
export function AgendaTable(props: {
  day: AgendaDay
  words: Words
  selectedId: string | null
  onOpen?: (item: TimelineItem) => void
}) {
  const { t } = useTranslation('views')
  const { day, words } = props
  const id = `agenda-${day.date}`
  return (
    <section className={css.day} aria-labelledby={id}>
      <h2 id={id} className={css.date}>
        {formatDate(day.date)} <span>{t('agenda.count', { count: day.lines.length })}</span>
      </h2>
      {day.lines.length > 0 ? (
        <table className={css.table} aria-labelledby={id}>
          <thead className={css.head}>
            <tr>
              {(['when', 'who', 'what', 'with', 'state'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`agenda.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {day.lines.map((line) => (
              <Line key={line.key} line={line} {...props} words={words} />
            ))}
          </tbody>
        </table>
      ) : (
        <p className={css.none}>{t('agenda.none')}</p>
      )}
    </section>
  )
}

function Line(props: {
  line: AgendaLine
  words: Words
  selectedId: string | null
  onOpen?: (item: TimelineItem) => void
}) {
  const { line, words, onOpen } = props
  const { item } = line
  const status = statusOf(item)
  const name = item.title || words.status(status)
  const opens = onOpen && item.kind !== 'hold'
  const chosen =
    props.selectedId !== null && [item.id, line.key, item.appointmentId].includes(props.selectedId)
  return (
    <tr
      data-line={line.key}
      data-kind={item.kind}
      data-status={status}
      data-selected={chosen || undefined}
      className={css.line}
    >
      <td className={css.when}>{words.times.range(line.startMs, line.endMs)}</td>
      <th scope="row" className={css.who}>
        {opens ? (
          <button type="button" onClick={() => onOpen(item)} dir="auto">
            {name}
          </button>
        ) : (
          <span dir="auto">{name}</span>
        )}
      </th>
      <td className={css.what}>{line.services.join(' + ')}</td>
      <td className={css.with}>{line.resources.join(', ')}</td>
      <td className={css.state}>
        <i aria-hidden /> {words.status(status)}
        {isHere(item) ? ` · ${words.t('item.arrived')}` : ''}
        {item.labels?.map((label) => ` · ${label.name}`)}
      </td>
    </tr>
  )
}
