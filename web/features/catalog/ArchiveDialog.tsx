import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { settleStranded } from '../stranded/stranded-list.ts'
import { Confirm } from '../workspace/Confirm.tsx'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { AffectedVisits } from './AffectedVisits.tsx'
import type { Affected } from './catalog.types.ts'

/** Asks before something is archived, and says which visits still need it. */
export function ArchiveDialog(props: {
  name: string
  stranded: () => Promise<Affected[]>
  archive: () => Promise<unknown>
  onClose: () => void
  onArchived: () => void
}) {
  const { t } = useTranslation('catalog')
  const [busy, setBusy] = useState(false)
  const stranded = useQuery({
    queryKey: ['stranded', props.name],
    queryFn: props.stranded,
    gcTime: 0,
    staleTime: 0,
  })
  const archive = async () => {
    setBusy(true)
    try {
      await props.archive()
      showDone(t('archive.done', { name: props.name }))
      props.onArchived()
      settleStranded(stranded.data ?? [])
    } catch (error) {
      showProblem(error)
      setBusy(false)
    }
  }
  return (
    <Confirm
      opened
      title={t('archive.title', { name: props.name })}
      action={t('archive.action')}
      danger
      busy={busy}
      onClose={props.onClose}
      onConfirm={archive}
    >
      <p>{t('archive.text')}</p>
      {stranded.isPending ? <Skeleton height={48} radius="md" /> : null}
      {stranded.isError ? <ProblemNotice error={stranded.error} /> : null}
      {stranded.data && stranded.data.length > 0 ? <AffectedVisits affected={stranded.data} /> : null}
    </Confirm>
  )
}
