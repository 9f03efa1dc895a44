import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem, type Reason } from '../../app/api.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import { type Appointment, appointmentQuery, changeAppointment } from './api/appointments.ts'
import { OverrideDialog } from './OverrideDialog.tsx'
import { overridesFor } from './reasons.ts'
import { type Done, UndoStack } from './undo-stack.ts'
import { showAtOnce, type VisitEdit, type VisitEdits, VisitEditsContext } from './visit-edits.ts'

interface Refused {
  edit: VisitEdit
  reasons: Reason[]
  resolve: (visit: Appointment | null) => void
}

/** Holds what was changed, for undoing it, and asks when a rule stands in the way. */
export function VisitEditsProvider(props: { children: ReactNode }) {
  const { t } = useTranslation('appointments')
  const client = useQueryClient()
  const mayOverride = useCan()('appointments.override')
  const [refused, setRefused] = useState<Refused | null>(null)

  const edits = useMemo<VisitEdits>(() => {
    const stack = new UndoStack()
    const readAgain = (id: string) => {
      void client.invalidateQueries({ queryKey: ['timeline'] })
      void client.invalidateQueries({ queryKey: ['today'] })
      void client.invalidateQueries({ queryKey: ['appointment', id] })
    }

    const edit = async (wanted: VisitEdit): Promise<Appointment | null> => {
      const putBack = wanted.shown ? await showAtOnce(wanted.shown) : undefined
      try {
        const { change, back } =
          typeof wanted.plan === 'function'
            ? wanted.plan(await client.fetchQuery(appointmentQuery(wanted.id)))
            : wanted.plan
        const visit = await changeAppointment(wanted.id, wanted.version, { ...change, ...wanted.override })
        if (back) remember({ visit, back, said: wanted.said })
        else showDone(wanted.said)
        return visit
      } catch (error) {
        putBack?.()
        readAgain(wanted.id)
        if (isProblem(error, 'not-offered') && error.reasons.length > 0)
          return new Promise((resolve) => setRefused({ edit: wanted, reasons: error.reasons, resolve }))
        showProblem(error, isProblem(error, 'slot-taken') ? t('edit.slotTaken') : undefined)
        return null
      }
    }

    const remember = (entry: Done) => {
      stack.push(entry)
      showDone(entry.said, () => void undo(entry))
    }

    /** Where it was before may break a rule too (it was in the past, say): it was accepted there once. */
    const takeBack = async ({ visit, back }: Done): Promise<Appointment> => {
      try {
        return await changeAppointment(visit.id, visit.version, back)
      } catch (error) {
        const override = isProblem(error, 'not-offered') && mayOverride ? overridesFor(error.reasons) : null
        if (!override) throw error
        return changeAppointment(visit.id, visit.version, {
          ...back,
          override,
          overrideReason: t('edit.undoReason'),
        })
      }
    }

    const undo = async (entry?: Done) => {
      const taken = stack.take(entry)
      if (!taken) return
      try {
        stack.note(await takeBack(taken))
        showDone(t('edit.undone'))
      } catch (error) {
        readAgain(taken.visit.id)
        showProblem(
          error,
          isProblem(error, 'stale', 'slot-taken', 'not-offered') ? t('edit.cannotUndo') : undefined,
        )
      }
    }
    return { edit, remember, undo: () => void undo() }
  }, [client, t, mayOverride])

  const close = (visit: Appointment | null) => {
    refused?.resolve(visit)
    setRefused(null)
  }
  const codes = refused && mayOverride ? overridesFor(refused.reasons) : null
  return (
    <VisitEditsContext value={edits}>
      {props.children}
      {refused ? (
        <OverrideDialog
          reasons={refused.reasons}
          mayOverride={codes !== null}
          onClose={() => close(null)}
          onOverride={async (overrideReason) => {
            const { edit } = refused
            const override = [...new Set([...(edit.override?.override ?? []), ...(codes ?? [])])]
            close(await edits.edit({ ...edit, override: { override, overrideReason } }))
          }}
        />
      ) : null}
    </VisitEditsContext>
  )
}
