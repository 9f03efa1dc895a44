import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { Notice } from '../../ui/Notice.tsx'
import { problemText } from '../../ui/problem-text.ts'
import type { Failure } from './use-edit-form.ts'

/** Why a form wasn't saved, above it. */
export function FormFailure(props: { failure: Failure | null }) {
  const { t } = useTranslation('workspace')
  const { failure } = props
  if (!failure) return null
  if (isProblem(failure.error, 'stale') && failure.takeNewest)
    return (
      <Notice tone="warning" role="alert" title={t('stale.title')}>
        <p>{t('stale.text')}</p>
        <div>
          <Button size="xs" variant="default" onClick={failure.takeNewest}>
            {t('stale.action')}
          </Button>
        </div>
      </Notice>
    )
  return (
    <Notice tone="danger" role="alert">
      <p>{problemText(t, failure.error)}</p>
      {failure.messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Notice>
  )
}
