import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { formatDay } from '../../ui/format-time.ts'
import { formatLocale } from '../../ui/locale.ts'

type ShownAnswer = Answer<'GET /appointments/:id'>['answers'][number]

/** What was answered, each under the label that it was asked with; for a list of descriptions. */
export function AnswerRows(props: { answers: readonly ShownAnswer[]; className?: string | undefined }) {
  const { t } = useTranslation('terms')
  const said = ({ type, value }: ShownAnswer): string => {
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
    if (typeof value === 'number') return new Intl.NumberFormat(formatLocale()).format(value)
    if (typeof value !== 'string') return new Intl.ListFormat(formatLocale()).format(value)
    return type === 'date' ? formatDay(`${value}T12:00:00Z`, 'UTC') : value
  }
  return props.answers.map((answer) => (
    <div key={answer.questionId}>
      <dt>{answer.label}</dt>
      <dd className={props.className}>{said(answer)}</dd>
    </div>
  ))
}
