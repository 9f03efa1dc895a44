import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { saveFile } from '../../ui/save-file.ts'
import { showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import classes from './Imports.module.css'

const LISTS = {
  customers: () => api('GET /customers/export'),
  services: () => api('GET /services/export'),
  resources: () => api('GET /resources/export'),
  appointments: () => api('GET /appointments/export', { query: {} }),
  blocks: () => api('GET /blocks/export', { query: {} }),
  closures: () => api('GET /closures/export'),
  members: () => api('GET /members/export'),
  'unassigned-visits': () => api('GET /unassigned-visits/export'),
}
type List = keyof typeof LISTS

/** Every list of the business as a file. */
export function ExportAll() {
  const { t } = useTranslation('imports')
  if (!useCan()('data.export')) return null
  return (
    <section className={classes.section}>
      <h2 className={classes.heading}>{t('export.title')}</h2>
      <p className={classes.soft}>{t('export.hint')}</p>
      <div className={classes.actions}>
        {(Object.keys(LISTS) as List[]).map((list) => (
          <ExportButton key={list} list={list} label={t(`export.${list}`)} />
        ))}
      </div>
    </section>
  )
}

function ExportButton({ list, label }: { list: List; label: string }) {
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      saveFile(`${list}.csv`, 'text/csv', await LISTS[list]())
    } catch (error) {
      showProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button size="sm" variant="default" leftSection={<IconDownload size={16} />} loading={busy} onClick={run}>
      {label}
    </Button>
  )
}
