import { MultiSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Appointment } from '../appointments/api/appointments.ts'
import { useVisitEdits } from '../appointments/visit-edits.ts'
import { labelsQuery } from './api.ts'
import { LabelChip, LabelChips } from './LabelChip.tsx'

/** The labels of a visit, set as they are chosen; each change can be undone. */
export function LabelsField(props: { visit: Appointment; writable: boolean }) {
  const { t } = useTranslation('desk')
  const { visit } = props
  const edits = useVisitEdits()
  const known = useQuery(labelsQuery).data ?? []
  const own = visit.labels ?? []
  // one that is archived stays until it is taken off
  const all = [...known, ...own.filter((label) => !known.some((one) => one.id === label.id))]
  if (all.length === 0) return null
  if (!props.writable) return <LabelChips labels={own} />
  return (
    <MultiSelect
      label={t('labels.onVisit')}
      data={all.map((label) => ({ value: label.id, label: label.name }))}
      value={own.map((label) => label.id)}
      maxValues={10}
      onChange={(labelIds) =>
        void edits.edit({
          id: visit.id,
          version: visit.version,
          plan: { change: { labelIds }, back: { labelIds: own.map((label) => label.id) } },
          said: t('labels.saved'),
        })
      }
      renderOption={({ option }) => {
        const label = all.find((one) => one.id === option.value)
        return label ? <LabelChip label={label} /> : option.label
      }}
      comboboxProps={{ withinPortal: false }}
    />
  )
}
