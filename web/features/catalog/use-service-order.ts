import { useMutation } from '@tanstack/react-query'
import { useLayoutEffect, useRef } from 'react'
import { queryClient } from '../../app/query.ts'
import { showProblem } from '../workspace/toast.tsx'
import { orderServices, servicesQuery } from './api/services.ts'
import type { Service } from './catalog.types.ts'

const ORDER = ['services', 'order']

/**
 * Puts all services in an order: it is seen at once, and one order is written after the other. The button `data-move`
 * that was pressed keeps the focus while its row wanders.
 */
export function useServiceOrder(services: readonly Service[] | undefined) {
  const pressed = useRef<string | null>(null)
  const order = useMutation({
    mutationKey: ORDER,
    scope: { id: 'service-order' },
    mutationFn: orderServices,
    onMutate: async (ids) => {
      await queryClient.cancelQueries({ queryKey: servicesQuery.queryKey, exact: true })
      const place = new Map(ids.map((id, at) => [id, at + 1]))
      queryClient.setQueryData(servicesQuery.queryKey, (all: Service[] | undefined) =>
        all?.map((one) => ({ ...one, position: place.get(one.id) ?? one.position })),
      )
    },
    onError: (error) => showProblem(error),
    onSettled: async () => {
      if (queryClient.isMutating({ mutationKey: ORDER }) === 1)
        await queryClient.invalidateQueries({ queryKey: ['services'] })
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the rows have changed places
  useLayoutEffect(() => {
    if (pressed.current === null) return
    const button = document.querySelector<HTMLElement>(`[data-move="${CSS.escape(pressed.current)}"]`)
    button?.focus({ preventScroll: true })
    pressed.current = null
  }, [services])
  return (ids: string[] | null, button: string) => {
    if (!ids) return
    pressed.current = button
    order.mutate(ids)
  }
}
