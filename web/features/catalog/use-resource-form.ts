import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../../app/query.ts'
import { settleStranded } from '../stranded/stranded-list.ts'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { changeResource, createResource, locationsQuery, strandedByResource } from './api/resources.ts'
import { servicesQuery, setOwnTerms } from './api/services.ts'
import type { Affected, Resource, ResourceKind } from './catalog.types.ts'
import { type TermsDraft, termChanges } from './resource-terms.ts'

interface Values {
  name: string
  kind: ResourceKind
  skills: string[]
  locationId: string
}

const valuesOf = ({ name, kind, skills, locationId }: Resource): Values => ({
  name,
  kind,
  skills,
  locationId,
})

/** The form of a resource. Visits that the change would strand are shown before it is saved. */
export function useResourceForm(resource: Resource | undefined, onSaved: () => void) {
  const { t } = useTranslation('catalog')
  const home = useQuery(locationsQuery).data?.find((location) => location.isDefault)?.id ?? ''
  const keyFor = useIdempotencyKey()
  const seen = useRef(resource)
  const [draft, setDraft] = useState<TermsDraft>({})
  const [stranded, setStranded] = useState<Affected[]>([])
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: resource ? valuesOf(resource) : { name: '', kind: 'staff', skills: [], locationId: home },
    validate: { name: (name) => (name.trim() === '' ? t('missing.name') : null) },
    onValuesChange: () => setStranded([]),
  })

  /** What was saved already counts as before, should a later one be refused. */
  const saveTerms = async (resourceId: string) => {
    const services = queryClient.getQueryData(servicesQuery.queryKey) ?? []
    for (const { serviceId, terms } of termChanges(services, resourceId, draft))
      await setOwnTerms(serviceId, resourceId, terms)
  }

  const save = async (values: Values): Promise<Resource | null> => {
    const before = seen.current
    if (!before) {
      const { locationId, ...rest } = values
      const body = locationId ? { ...rest, locationId } : rest
      return createResource(body, keyFor(body))
    }
    const { name, skills, locationId } = values
    const change = { name, skills, locationId, version: before.version }
    if (form.isDirty() && stranded.length === 0) {
      const affected = await strandedByResource(before.id, change)
      if (affected.length > 0) {
        setStranded(affected)
        return null
      }
    }
    const saved = form.isDirty() ? await changeResource(before.id, change) : before
    seen.current = saved
    await saveTerms(saved.id)
    settleStranded(stranded)
    return saved
  }

  const editing = useEditForm<Values, Resource | null>({
    form,
    send: save,
    onSaved: (saved) => {
      if (!saved) return
      showDone(t('saved', { name: saved.name }))
      onSaved()
    },
    onNewest: (current: Resource) => {
      seen.current = current
      return valuesOf(current)
    },
  })
  return { form, stranded, draft, setDraft, ...editing }
}
