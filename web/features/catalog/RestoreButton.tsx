import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './List.module.css'
import { type Archivable, type Archive, useArchiving } from './use-archiving.tsx'

/** Takes a row out of the archive. */
export function RestoreButton(props: { one: Archivable; how: Archive }) {
  const { t } = useTranslation('catalog')
  const { one } = props
  const { restore, busy } = useArchiving(props.how)
  return (
    <Button
      size="compact-sm"
      variant="default"
      className={classes.act}
      loading={busy}
      aria-label={t('archive.restoreNamed', { name: one.name })}
      onClick={() => void restore(one)}
    >
      {t('archive.restore')}
    </Button>
  )
}
