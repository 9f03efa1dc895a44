import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, isProblem, type NextSlot } from '../../app/api.ts'
import { FocusHeading } from '../../ui/FocusHeading.tsx'
import { localDate } from '../../ui/format-time.ts'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { NextSlots } from '../availability/NextSlots.tsx'
import { SlotPicker } from '../availability/SlotPicker.tsx'
import { VisitTime } from '../availability/VisitTime.tsx'
import classes from './ChangeVisit.module.css'
import { type Visit, visitQuery } from './visit.queries.ts'

/** Another time for a visit: the calendar it was booked with, then a yes. */
export function MoveVisit(props: {
  visit: Visit
  bearer: string | undefined
  onDone: (what: 'moved' | 'changed') => void
  onLeave: () => void
}) {
  const { t } = useTranslation('visit')
  const { visit, bearer } = props
  const client = useQueryClient()
  const key = visitQuery(visit.id, bearer).queryKey
  const [date, setDate] = useState<string | null>(() => localDate(visit.start, visit.timeZone))
  const [wanted, setWanted] = useState<NextSlot | null>(null)
  const move = useMutation({
    mutationFn: (slot: NextSlot) =>
      api('PATCH /appointments/:id', {
        params: { id: visit.id },
        body: { start: slot.start, version: visit.version },
        bearer,
      }),
    onSuccess: (moved) => {
      client.setQueryData(key, moved)
      props.onDone('moved')
    },
    onError: async (error) => {
      setWanted(null)
      if (!isProblem(error, 'stale', 'wrong-status')) return
      await client.invalidateQueries({ queryKey: key })
      props.onDone('changed')
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ['availability'] }),
  })

  return (
    <section className={classes.change}>
      <FocusHeading level={2} className={classes.heading}>
        {t(wanted ? 'moveTo' : 'chooseNewTime')}
      </FocusHeading>
      {isProblem(move.error, 'slot-taken') ? (
        <NextSlots slots={move.error.nextSlots} timeZone={visit.timeZone} onChoose={choose} />
      ) : move.error ? (
        <ProblemNotice error={move.error} />
      ) : null}
      {wanted ? (
        <>
          <VisitTime start={wanted.start} end={wanted.end} timeZone={visit.timeZone} />
          <div className={classes.ways}>
            <Button size="md" loading={move.isPending} onClick={() => move.mutate(wanted)}>
              {t('moveHere')}
            </Button>
            <Button size="md" variant="default" onClick={() => setWanted(null)}>
              {t('anotherTime')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <SlotPicker
            search={{
              serviceIds: visit.items.map((item) => item.serviceId),
              resourceIds: [],
              locationId: visit.locationId,
              moving: { appointmentId: visit.id, ...(bearer && { bearer }) },
            }}
            timeZone={visit.timeZone}
            date={date}
            current={visit.start}
            onDate={setDate}
            onChoose={choose}
          />
          <div className={classes.ways}>
            <Button size="md" variant="default" onClick={props.onLeave}>
              {t('keepTime')}
            </Button>
          </div>
        </>
      )}
    </section>
  )

  function choose(slot: NextSlot) {
    move.reset()
    if (Date.parse(slot.start) === Date.parse(visit.start)) props.onLeave()
    else setWanted(slot)
  }
}
