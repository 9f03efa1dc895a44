import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../../app/api.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useCan } from '../workspace/use-me.ts'
import {
  type Appointment,
  appointmentQuery,
  type ChangeBody,
  changeAppointment,
  changeMany,
} from './api/appointments.ts'
import { ManyReasons } from './ManyReasons.tsx'
import { OverrideDialog } from './OverrideDialog.tsx'
import { Reasons } from './Reasons.tsx'
import type { OverrideCode } from './reasons.ts'
import { type Step, UndoStack } from './undo-stack.ts'
import {
  type ManyEdit,
  showAtOnce,
  type VisitEdit,
  type VisitEdits,
  VisitEditsContext,
} from './visit-edits.ts'
import { overridesIn, putBack, type Regardless, Versions, type Wanted } from './visit-steps.ts'

/** What a rule stands in the way of: what to show, the codes that would let it through, and trying again with them. */
interface Refused {
  why: ReactNode
  codes: OverrideCode[] | null
  again: (regardless: Regardless) => Promise<void>
  leave: () => void
}

/** Holds what was changed, for undoing and redoing it, and asks when a rule stands in the way. */
export function VisitEditsProvider(props: { children: ReactNode }) {
  const { t } = useTranslation('appointments')
  const client = useQueryClient()
  const mayOverride = useCan()('appointments.override')
  const [refused, setRefused] = useState<Refused | null>(null)

  const edits = useMemo<VisitEdits>(() => {
    const stack = new UndoStack()
    const versions = new Versions()
    const readAgain = (ids: readonly string[]) => {
      void client.invalidateQueries({ queryKey: ['timeline'] })
      void client.invalidateQueries({ queryKey: ['today'] })
      for (const id of ids) void client.invalidateQueries({ queryKey: ['appointment', id] })
    }
    /** Asks whether to do it regardless; resolves with what came of it. */
    const ask = <T,>(
      error: unknown,
      why: ReactNode,
      again: (regardless: Regardless) => Promise<T>,
      left: T,
    ): Promise<T> =>
      new Promise((resolve) => {
        const close = (result: T) => {
          setRefused(null)
          resolve(result)
        }
        setRefused({
          why,
          codes: overridesIn(error),
          again: async (regardless) => close(await again(regardless)),
          leave: () => close(left),
        })
      })
    const regardlessOf = (before: Regardless | undefined, next: Regardless): Regardless => ({
      override: [...new Set([...(before?.override ?? []), ...next.override])],
      overrideReason: next.overrideReason,
    })

    let last: Promise<unknown> = Promise.resolve()
    /**
     * One change after the other, its reading included: who is quick means what they see, which is the one before, and
     * what they take back is the newest, though it is still on its way.
     */
    const inTurn = <T,>(send: () => Promise<T>): Promise<T> => {
      const sent = last.then(send)
      last = sent.then(
        () => {},
        () => {},
      )
      return sent
    }

    const edit = async (wanted: VisitEdit): Promise<Appointment | null> => {
      const putBackShown = wanted.shown ? await showAtOnce([wanted.shown]) : undefined
      try {
        const { change, back, visit } = await inTurn(async () => {
          const plan =
            typeof wanted.plan === 'function'
              ? wanted.plan(await client.fetchQuery(appointmentQuery(wanted.id)))
              : wanted.plan
          const body = { ...plan.change, ...wanted.override }
          return { ...plan, visit: await changeAppointment(wanted.id, versions.seen(wanted), body) }
        })
        versions.note([visit])
        if (back) remember({ visit, back, forth: change, said: wanted.said })
        else showDone(wanted.said)
        return visit
      } catch (error) {
        putBackShown?.()
        readAgain([wanted.id])
        if (isProblem(error, 'not-offered', 'slot-taken') && error.reasons.length > 0)
          return ask<Appointment | null>(
            error,
            <Reasons reasons={error.reasons} />,
            (next) => edit({ ...wanted, override: regardlessOf(wanted.override, next) }),
            null,
          )
        showProblem(error, isProblem(error, 'slot-taken') ? t('edit.slotTaken') : undefined)
        return null
      }
    }

    const editMany = async (wanted: ManyEdit): Promise<boolean> => {
      const ids = wanted.visits.map((visit) => visit.id)
      const putBackShown = wanted.shown ? await showAtOnce(wanted.shown) : undefined
      try {
        const { cancelReason, override } = wanted
        const { planned, visits } = await inTurn(async () => {
          const planned = await Promise.all(
            wanted.visits.map(async (one) => ({
              ...one,
              plan: one.plan(await client.fetchQuery(appointmentQuery(one.id))),
            })),
          )
          const visits = await changeMany(
            planned.map((one) => ({ id: one.id, version: versions.seen(one), ...one.plan.change })),
            { ...override, ...(cancelReason ? { cancelReason } : {}) },
          )
          return { planned, visits }
        })
        versions.note(visits)
        const way = (which: 'back' | 'change'): Wanted[] =>
          planned.map(({ id, plan }) => ({ id, body: plan[which] ?? {} }))
        rememberStep(visitStep(wanted.said, way('back'), way('change')))
        return true
      } catch (error) {
        putBackShown?.()
        readAgain(ids)
        if (isProblem(error, 'changes-refused') && error.refused.length > 0)
          return ask(
            error,
            <ManyReasons
              refused={error.refused}
              titles={new Map(wanted.visits.map((v) => [v.id, v.title]))}
            />,
            (next) => editMany({ ...wanted, override: regardlessOf(wanted.override, next) }),
            false,
          )
        showProblem(error)
        return false
      }
    }

    const book = async (
      send: (regardless: Partial<Regardless>) => Promise<Appointment>,
      regardless?: Regardless,
    ): Promise<Appointment | null> => {
      try {
        return await send(regardless ?? {})
      } catch (error) {
        if (isProblem(error, 'not-offered', 'slot-taken') && error.reasons.length > 0)
          return ask<Appointment | null>(
            error,
            <Reasons reasons={error.reasons} />,
            (next) => book(send, regardlessOf(regardless, next)),
            null,
          )
        showProblem(error)
        return null
      }
    }

    const visitStep = (said: string, back: Wanted[], forth: Wanted[]): Step => {
      const to = async (wanted: Wanted[]) => {
        try {
          await inTurn(() => putBack(wanted, versions, mayOverride ? t('edit.undoReason') : null))
        } catch (error) {
          readAgain(wanted.map((one) => one.id))
          throw error
        }
      }
      return { said, undo: () => to(back), redo: () => to(forth) }
    }

    const remember: VisitEdits['remember'] = ({ visit, back, forth, said }) => {
      versions.note([visit])
      rememberStep(visitStep(said, [{ id: visit.id, body: back }], [{ id: visit.id, body: forth }]))
    }
    const rememberBooked: VisitEdits['rememberBooked'] = (visits, said) => {
      versions.note(visits)
      const to = (body: (visit: Appointment) => ChangeBody): Wanted[] =>
        visits.map((visit) => ({ id: visit.id, body: body(visit) }))
      rememberStep(
        visitStep(
          said,
          to(() => ({ status: 'cancelled' })),
          to(({ status }) => ({ status: status === 'pending' ? 'pending' : 'confirmed' })),
        ),
      )
    }
    const rememberStep = (step: Step) => {
      stack.push(step)
      showDone(step.said, () => void undo(step))
    }

    const undo = async (step?: Step) => {
      await last
      const taken = stack.takeDone(step)
      if (!taken) return
      await attempt(taken, taken.undo, () => {
        stack.undone(taken)
        showDone(t('edit.undone'))
      })
    }
    const redo = async () => {
      await last
      const taken = stack.takeUndone()
      if (!taken) return
      await attempt(taken, taken.redo, () => {
        stack.redone(taken)
        showDone(taken.said, () => void undo(taken))
      })
    }
    /** A step that can't be taken any more isn't kept: it would stand in the way of those before it. */
    const attempt = async (step: Step, act: () => Promise<void>, done: () => void) => {
      try {
        await act()
        done()
      } catch (error) {
        const over = isProblem(
          error,
          'stale',
          'slot-taken',
          'not-offered',
          'changes-refused',
          'wrong-status',
          'not-found',
        )
        showProblem(error, over ? t('edit.cannotUndo', { said: step.said }) : undefined)
      }
    }
    return {
      edit,
      editMany,
      book: (send) => book(send),
      inTurn,
      remember,
      rememberBooked,
      rememberStep,
      undo: () => void undo(),
      redo: () => void redo(),
      state: stack.state,
      subscribe: stack.subscribe,
    }
  }, [client, t, mayOverride])

  const codes = refused && mayOverride ? refused.codes : null
  return (
    <VisitEditsContext value={edits}>
      {props.children}
      {refused ? (
        <OverrideDialog
          why={refused.why}
          mayOverride={codes !== null}
          hint={refused.codes === null ? t('override.impossible') : t('override.notYours')}
          onClose={refused.leave}
          onOverride={(overrideReason) => refused.again({ override: codes ?? [], overrideReason })}
        />
      ) : null}
    </VisitEditsContext>
  )
}
