import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Notice } from './Notice.tsx'
import { problemText } from './problem-text.ts'

/** A part of a page that could not be read, or an action that failed, in words; with a way to try again. */
export function ProblemNotice(props: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation()
  return (
    <Notice tone="danger" role="alert">
      <p>{problemText(t, props.error)}</p>
      {props.onRetry ? (
        <div>
          <Button size="sm" variant="default" onClick={props.onRetry}>
            {t('retry')}
          </Button>
        </div>
      ) : null}
    </Notice>
  )
}
