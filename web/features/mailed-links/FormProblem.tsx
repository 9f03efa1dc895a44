import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { problemText } from '../../ui/problem-text.ts'

/** Why a form was refused; `fields` are the paths that say so themselves. */
export function FormProblem(props: { error: unknown; fields: string[] }) {
  const { t } = useTranslation()
  const { error, fields } = props
  if (!error) return null
  if (isProblem(error, 'invalid-input') && error.errors.every(({ path }) => fields.includes(path)))
    return null
  return (
    <Notice tone="danger" role="alert">
      <p>{problemText(t, error)}</p>
    </Notice>
  )
}
