import { useForm } from '@mantine/form'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Location } from '../catalog/catalog.types.ts'
import { showDone, showProblem } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { useTenant } from '../workspace/use-me.ts'
import { changeLocation, createLocation } from './api/locations.ts'

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
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: location ? valuesOf(location) : { name: '', address: '', timeZone },
    validate: {
      name: (name) => (name.trim() === '' ? t('missingName') : null),
      timeZone: (zone) => (zone ? null : t('locations.missingZone')),
    },
  })
  const editing = useEditForm<Values, Location>({
    form,
    send: (values) =>
      seen.current
        ? changeLocation(seen.current.id, { ...values, version: seen.current.version })
        : createLocation(values, keyFor(values)),
    onSaved: ({ name }) => {
      showDone(t(location ? 'locations.saved' : 'locations.added', { name }))
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
  return { form, makeDefault, ...editing }
}
