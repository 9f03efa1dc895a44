import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lastingPath } from '../../app/business-choice.ts'

/** Copies the way back to a visit, secret and all; not there where a page may not write to the clipboard. */
export function CopyLinkButton(props: { href: string }) {
  const { t } = useTranslation('visit')
  const [copied, setCopied] = useState(false)
  if (!navigator.clipboard) return null
  async function copy() {
    await navigator.clipboard.writeText(new URL(lastingPath(props.href), location.href).href)
    setCopied(true)
  }
  return (
    <Button size="md" variant="default" onClick={() => void copy()}>
      <span aria-live="polite">{t(copied ? 'linkCopied' : 'copyLink')}</span>
    </Button>
  )
}
