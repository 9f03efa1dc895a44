import { DirectionProvider, useDirection } from '@mantine/core'
import { type ReactNode, useLayoutEffect } from 'react'
import { useTranslation } from 'react-i18next'

/** Tells the components which way the page's language runs. */
export function Direction(props: { children: ReactNode }) {
  const { i18n } = useTranslation()
  return (
    <DirectionProvider initialDirection={i18n.dir()} detectDirection={false}>
      <Follow dir={i18n.dir()} />
      {props.children}
    </DirectionProvider>
  )
}

function Follow({ dir }: { dir: 'ltr' | 'rtl' }) {
  const { setDirection } = useDirection()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the provider makes its function anew each time
  useLayoutEffect(() => setDirection(dir), [dir])
  return null
}
