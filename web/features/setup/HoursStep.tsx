import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { hoursQuery, saveHours } from '../catalog/api/hours.ts'
import type { HoursAnswer } from '../catalog/catalog.types.ts'
import { draftOf, draftProblem, hoursOf } from '../catalog/hours-draft.ts'
import { WeeklyEditor } from '../catalog/WeeklyEditor.tsx'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { setupChanged } from './api/setup.ts'
import { HolidayRegion } from './HolidayRegion.tsx'
import { StepFoot } from './StepFoot.tsx'
import type { StepProps } from './Wizard.tsx'

/** Opening hours, once for all: people and rooms that have none of their own work in them. */
export function HoursStep(props: StepProps) {
  const hours = useQuery(hoursQuery({ of: 'locations', id: props.setup.locationId }))
  return (
    <Loaded query={hours} skeleton={<RowsSkeleton rows={7} />}>
      {(data) => <OpeningHours {...props} hours={data} />}
    </Loaded>
  )
}

function OpeningHours({ setup, hours, onDone, onSkip }: StepProps & { hours: HoursAnswer }) {
  const { t } = useTranslation(['setup', 'catalog'])
  const suggested = hours.weekly.length === 0
  const [draft, setDraft] = useState(() =>
    draftOf(suggested ? { ...hours, weekly: setup.suggestedHours } : hours),
  )
  const save = useMutation({
    mutationFn: () => saveHours({ of: 'locations', id: setup.locationId }, hoursOf(draft)),
    onSuccess: () => {
      void setupChanged()
      onDone()
    },
  })
  return (
    <>
      {suggested ? (
        <Notice tone="neutral">
          <p>{t('hours.suggested')}</p>
        </Notice>
      ) : null}
      <WeeklyEditor draft={draft} onChange={setDraft} readOnly={false} withPlaces={false} />
      <HolidayRegion />
      {save.isError ? <ProblemNotice error={save.error} /> : null}
      <StepFoot
        onContinue={() => save.mutate()}
        onSkip={onSkip}
        busy={save.isPending}
        disabled={draftProblem(draft) !== null}
      />
    </>
  )
}
