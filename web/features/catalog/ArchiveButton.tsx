import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Archivable, type Archive, useArchiving } from './use-archiving.tsx'

/** Archives what a panel shows, or restores it. */
export function ArchiveButton(props: { one: Archivable; how: Archive; onDone: () => void }) {
  const { t } = useTranslation('catalog')
  const { one } = props
  const { archive, restore, busy, dialog } = useArchiving(props.how, props.onDone)
  return (
    <>
      <Button
        variant={one.active ? 'subtle' : 'default'}
        {...(one.active ? { color: 'red' } : {})}
        loading={busy}
        onClick={() => void (one.active ? archive(one) : restore(one))}
      >
        {t(one.active ? 'archive.action' : 'archive.restore')}
      </Button>
      {dialog}
    </>
  )
}
