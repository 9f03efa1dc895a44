import { type UseFormReturnType, useForm } from '@mantine/form'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../../../contract/index.ts'
import { settleStranded } from '../stranded/stranded-list.ts'
import { showDone } from '../workspace/toast.tsx'
import { useEditForm } from '../workspace/use-edit-form.ts'
import { useIdempotencyKey } from '../workspace/use-idempotency-key.ts'
import { changeService, createService, setOwnTerms, strandedByService } from './api/services.ts'
import type { Affected, Service } from './catalog.types.ts'
import {
  bodyOf,
  changesOf,
  EMPTY_SERVICE,
  ownChanges,
  type Rules,
  type ServiceValues,
  valuesOf,
} from './service-values.ts'

export type ServiceForm = UseFormReturnType<ServiceValues>

/** What applies where the business has set no rule. */
const DEFAULTS: Rules = { slotIntervalMinutes: 15, noticeMinutes: 0, bookingWindowDays: 365 }

/** The form of a service, and saving what was changed in it. */
export function useServiceForm(
  service: Service | undefined,
  business: Answer<'GET /business'> | undefined,
  currency: string,
  onSaved: () => void,
) {
  const { t } = useTranslation('catalog')
  const rules: Rules = { ...DEFAULTS, ...business?.bookingRules }
  const keyFor = useIdempotencyKey()
  /** The service as it was when its values were put into the form. */
  const seen = useRef(service)
  const [stranded, setStranded] = useState<Affected[]>([])
  const initial = useRef(service ? valuesOf(service, rules) : EMPTY_SERVICE()).current
  const form = useForm<ServiceValues>({
    mode: 'controlled',
    onValuesChange: () => setStranded([]),
    initialValues: initial,
    validate: {
      name: (name) => (name.trim() === '' ? t('missing.name') : null),
      durationMinutes: (minutes) => (Number(minutes) > 0 ? null : t('missing.duration')),
      price: (price) => (price === '' ? t('missing.price') : null),
      requirements: {
        skill: (skill, values, path) =>
          values.requirements[Number(path.split('.')[1])]?.which === 'skill' && skill.trim() === ''
            ? t('missing.skill')
            : null,
        resourceIds: (ids, values, path) =>
          values.requirements[Number(path.split('.')[1])]?.which === 'named' && ids.length === 0
            ? t('missing.resources')
            : null,
      },
    },
  })

  const save = async (values: ServiceValues): Promise<Service | null> => {
    const body = bodyOf(values, currency)
    const before = seen.current
    if (!before) {
      const created = await createService(body, keyFor(body))
      seen.current = created
      return saveOwn(created, [], values)
    }
    const beforeValues = valuesOf(before, rules)
    const changes = changesOf(bodyOf(beforeValues, currency), body)
    if (changes.requirements && stranded.length === 0) {
      const affected = await strandedByService(before.id, { ...changes, version: before.version })
      setStranded(affected)
      if (affected.length > 0) return null
    }
    const saved =
      Object.keys(changes).length > 0
        ? await changeService(before.id, { ...changes, version: before.version })
        : before
    seen.current = saved
    settleStranded(stranded)
    return saveOwn(saved, beforeValues.own, values)
  }

  const saveOwn = async (
    saved: Service,
    before: ServiceValues['own'],
    values: ServiceValues,
  ): Promise<Service> => {
    let newest = saved
    for (const { resourceId, terms } of ownChanges(before, values.own, currency)) {
      newest = await setOwnTerms(saved.id, resourceId, terms)
      seen.current = newest
    }
    return newest
  }

  const editing = useEditForm<ServiceValues, Service | null>({
    form,
    send: save,
    onSaved: (saved) => {
      if (!saved) return
      showDone(t('saved', { name: saved.name }))
      onSaved()
    },
    onNewest: (current: Service) => {
      seen.current = current
      return valuesOf(current, rules)
    },
    fieldOf: (path) => path.replace(/^price\.amount$/, 'price'),
  })
  return { form, rules, stranded, ...editing }
}
