import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saveFile } from '../../ui/save-file.ts'
import { showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import classes from './Export.module.css'
import { LISTS, type List, type Range } from './lists.ts'

/** Saves a list as a file, for who may take data out; others see nothing. */
export function ExportButton({ list, range, label }: { list: List; range?: Range; label?: string }) {
  const { t } = useTranslation('workspace')
  const can = useCan()
  const [busy, setBusy] = useState(false)
  if (!can('data.export')) return null
  const run = async () => {
    setBusy(true)
    try {
      saveFile(`${list}.csv`, 'text/csv', await LISTS[list](range))
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
      classNames={label ? {} : { root: classes.button, section: classes.section, label: classes.label }}
      loading={busy}
      onClick={run}
    >
      {label ?? t('exportList')}
    </Button>
  )
}
