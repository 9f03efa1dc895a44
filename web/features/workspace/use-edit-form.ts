import type { UseFormReturnType } from '@mantine/form'
import { useState } from 'react'
import { type ApiProblem, isProblem } from '../../app/api.ts'

/** What stands above a form: the problem, and messages of fields that the form doesn't show. */
export interface Failure {
  error: unknown
  messages: string[]
  /** Someone else changed it first: takes theirs for all that was not typed here, and keeps what was. */
  takeNewest?: () => void
}

interface Options<Values extends object, Saved> {
  form: UseFormReturnType<Values>
  send: (values: Values) => Promise<Saved>
  onSaved: (saved: Saved) => void
  /** The form's field for a path of the API; null where it shows none. The path itself when left out. */
  fieldOf?: (path: string) => string | null
  /** Called with `stale`'s current state: keeps its version and gives the form's values for it. */
  onNewest?: (current: never) => Values
}

/** Submits a form: the API's field errors go to their fields, everything else into `failure`. */
export function useEditForm<Values extends object, Saved>(options: Options<Values, Saved>) {
  const { form } = options
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const submit = async (values: Values) => {
    setBusy(true)
    setFailure(null)
    try {
      options.onSaved(await options.send(values))
    } catch (error) {
      setFailure(explain(error))
    } finally {
      setBusy(false)
    }
  }
  const explain = (error: unknown): Failure => {
    if (isProblem(error, 'invalid-input')) return { error, messages: spread(form, error, options.fieldOf) }
    const { onNewest } = options
    if (!isProblem(error, 'stale') || !onNewest || !error.current) return { error, messages: [] }
    return {
      error,
      messages: [],
      takeNewest: () => {
        rebase(form, onNewest(error.current as never))
        setFailure(null)
      },
    }
  }
  return { onSubmit: form.onSubmit(submit), busy, failure, setFailure }
}

/** Puts field errors at their fields; gives back those that have none. */
function spread<Values extends object>(
  form: UseFormReturnType<Values>,
  problem: ApiProblem,
  fieldOf: (path: string) => string | null = (path) => path,
): string[] {
  const values = form.getValues()
  const errors: Record<string, string> = {}
  const others: string[] = []
  for (const { path, message } of problem.errors) {
    const field = fieldOf(path)
    if (field !== null && has(values, field)) errors[field] = message
    else others.push(`${path}: ${message}`)
  }
  form.setErrors(errors)
  return others
}

const has = (values: object, path: string) => (path.split('.')[0] ?? '') in values

function rebase<Values extends object>(form: UseFormReturnType<Values>, newest: Values): void {
  const typed = form.getValues()
  const kept = Object.fromEntries(
    Object.keys(newest).map((key) => [
      key,
      form.isDirty(key as never) ? typed[key as never] : newest[key as never],
    ]),
  ) as Values
  form.setInitialValues(newest)
  form.resetDirty(newest)
  form.setValues(kept)
}
