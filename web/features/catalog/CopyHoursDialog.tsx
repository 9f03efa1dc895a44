import { Button, Checkbox, Modal } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemNotice } from '../../ui/ProblemNotice.tsx'
import { settleStranded } from '../stranded/stranded-list.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { AffectedVisits } from './AffectedVisits.tsx'
import { hoursQuery, saveHours, strandedByHours } from './api/hours.ts'
import { resourcesQuery } from './api/resources.ts'
import type { Affected, Hours } from './catalog.types.ts'
import classes from './HoursPage.module.css'
import { draftOf, hoursOf } from './hours-draft.ts'

/** Gives others the weeks of one person or thing. Their own hours on single dates stay as they are. */
export function CopyHoursDialog(props: { from: string; name: string; hours: Hours; onClose: () => void }) {
  const { t } = useTranslation('catalog')
  const client = useQueryClient()
  const resources = useQuery(resourcesQuery).data ?? []
  const kind = resources.find((one) => one.id === props.from)?.kind
  const others = resources.filter((one) => one.active && one.kind === kind && one.id !== props.from)
  const [chosen, setChosen] = useState<string[]>([])
  const [stranded, setStranded] = useState<Affected[]>([])
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const choose = (ids: string[]) => {
    setChosen(ids)
    setStranded([])
  }
  const theirsNow = (id: string) =>
    client.fetchQuery({ ...hoursQuery({ of: 'resources', id }), staleTime: 0 })
  const hoursFor = async (id: string): Promise<Hours> => {
    const theirs = await theirsNow(id)
    return { ...props.hours, overrides: theirs.inherited ? [] : theirs.overrides }
  }

  const copy = async () => {
    const after: Affected[] = []
    const was = new Map<string, Hours | null>()
    let left = chosen
    setBusy(true)
    setFailure(null)
    try {
      if (stranded.length === 0) {
        const before: Affected[] = []
        for (const id of chosen)
          before.push(...(await strandedByHours({ of: 'resources', id }, await hoursFor(id))))
        setStranded(once(before))
        if (before.length > 0) return
      }
      for (const id of chosen) {
        const theirs = await theirsNow(id)
        was.set(id, theirs.inherited ? null : hoursOf(draftOf(theirs)))
        after.push(...(await saveHours({ of: 'resources', id }, await hoursFor(id))))
        left = left.filter((one) => one !== id)
      }
      props.onClose()
      const undo = async () => {
        const back: Affected[] = []
        for (const [id, hours] of was) back.push(...(await saveHours({ of: 'resources', id }, hours)))
        settleStranded(once(back))
      }
      showDone(t('copyHours.done', { count: was.size }), () => void undo().catch(showProblem))
    } catch (error) {
      // those that have them already need not be given them again
      setChosen(left)
      setFailure(error)
    } finally {
      setBusy(false)
      settleStranded(once(after))
    }
  }
  return (
    <Modal
      opened
      closeButtonProps={{ 'aria-label': t('workspace:close') }}
      onClose={props.onClose}
      title={t('copyHours.title', { name: props.name })}
      size={440}
    >
      <div className={classes.holidays}>
        <p className={classes.hint}>{t('copyHours.hint')}</p>
        {others.length > 1 ? (
          <Checkbox
            label={t('copyHours.everybody')}
            checked={chosen.length === others.length}
            indeterminate={chosen.length > 0 && chosen.length < others.length}
            onChange={(event) => choose(event.currentTarget.checked ? others.map((one) => one.id) : [])}
          />
        ) : null}
        <Checkbox.Group value={chosen} onChange={choose} aria-label={t('copyHours.whom')}>
          <div className={classes.others}>
            {others.map((one) => (
              <Checkbox key={one.id} value={one.id} label={one.name} />
            ))}
          </div>
        </Checkbox.Group>
        {failure ? <ProblemNotice error={failure} /> : null}
        {stranded.length > 0 ? <AffectedVisits affected={stranded} /> : null}
        <Button loading={busy} disabled={chosen.length === 0} onClick={copy} className={classes.dialogAct}>
          {t(stranded.length > 0 ? 'regardless' : 'copyHours.action')}
        </Button>
      </div>
    </Modal>
  )
}

/** A visit with several of them is stranded once. */
const once = (affected: readonly Affected[]): Affected[] => [
  ...new Map(affected.map((one) => [one.appointmentId, one])).values(),
]
