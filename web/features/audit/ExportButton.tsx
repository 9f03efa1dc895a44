import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { saveFile } from '../../ui/save-file.ts'
import classes from '../exports/Export.module.css'
import { showProblem } from '../workspace/toast.tsx'
import type { auditQuery } from './audit-query.ts'

/** Saves what is searched for as a file. */
export function ExportButton(props: { query: ReturnType<typeof auditQuery> }) {
  const { t } = useTranslation('workspace')
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      saveFile('audit.csv', 'text/csv', await api('GET /audit/export', { query: props.query }))
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button
      size="sm"
      variant="default"
      leftSection={<IconDownload size={16} />}
      classNames={{ root: classes.button, section: classes.section, label: classes.label }}
      loading={busy}
      onClick={run}
    >
      {t('exportList')}
    </Button>
  )
}
