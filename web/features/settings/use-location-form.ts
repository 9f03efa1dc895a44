import { useForm } from '@mantine/form'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Affected, Location } from '../catalog/catalog.types.ts'
import { settleStranded } from '../stranded/stranded-list.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { useTenant } from '../workspace/use-me.ts'
import { changeLocation, createLocation, strandedByLocation } from './api/locations.ts'

const valuesOf = ({ name, address, timeZone }: Omit<Location, 'id' | 'version'>) => ({
  name,
  address,
  timeZone,
})
type Values = ReturnType<typeof valuesOf>

/** The form of a location, new or to be changed. */
export function useLocationForm(location: Location | undefined, onDone: () => void) {
  const { t } = useTranslation('settings')
  const { timeZone } = useTenant()
  const keyFor = useIdempotencyKey()
  const seen = useRef(location)
  const [stranded, setStranded] = useState<Affected[]>([])
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: location ? valuesOf(location) : { name: '', address: '', timeZone },
    onValuesChange: () => setStranded([]),
    validate: {
      name: (name) => (name.trim() === '' ? t('missingName') : null),
      timeZone: (zone) => (zone ? null : t('locations.missingZone')),
    },
  })
  const save = async (values: Values): Promise<Location | null> => {
    if (!seen.current) return createLocation(values, keyFor(values))
    const { id, version, timeZone: before } = seen.current
    const change = { ...values, version }
    if (values.timeZone !== before && stranded.length === 0) {
      const affected = await strandedByLocation(id, change)
      setStranded(affected)
      if (affected.length > 0) return null
    }
    const saved = await changeLocation(id, change)
    settleStranded(stranded)
    return saved
  }
  const editing = useEditForm<Values, Location | null>({
    form,
    send: save,
    onSaved: (saved) => {
      if (!saved) return
      showDone(t(location ? 'locations.saved' : 'locations.added', { name: saved.name }))
      onDone()
    },
    onNewest: (current: Location) => {
      seen.current = current
      return valuesOf(current)
    },
  })
  const makeDefault = async () => {
    if (!seen.current) return
    const { id, name, version } = seen.current
    try {
      await changeLocation(id, { isDefault: true, version })
      showDone(t('locations.madeDefault', { name }))
      onDone()
    } catch (error) {
      showProblem(error)
    }
  }
  return { form, makeDefault, stranded, ...editing }
}
