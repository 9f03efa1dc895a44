import { MantineProvider } from '@mantine/core'
import { QueryClientProvider, useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { recallBrand, rememberBrand } from './brand-memory.ts'
import { chosenBusiness, isPlatformHost } from './business-choice.ts'
import { Direction } from './Direction.tsx'
import { businessQuery, queryClient } from './query.ts'
import { styleNonce } from './style-nonce.ts'
import { makeTheme, themeVariables } from './theme.ts'

/** What every page stands in: data, and the theme in the business's own colour. */
export function Providers(props: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <Branded>{props.children}</Branded>
    </QueryClientProvider>
  )
}

function Branded(props: { children: ReactNode }) {
  const ofBusiness = !isPlatformHost(location.hostname) || chosenBusiness() !== null
  const business = useQuery({ ...businessQuery, enabled: ofBusiness })
  const color = business.data ? business.data.branding.color : recallBrand()
  const theme = useMemo(() => makeTheme(color), [color])
  useEffect(() => {
    if (business.data) rememberBrand(business.data.branding.color)
  }, [business.data])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={themeVariables}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <Direction>{props.children}</Direction>
    </MantineProvider>
  )
}
