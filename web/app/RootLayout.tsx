import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import i18next from 'i18next'
import { lazy, Suspense } from 'react'
import { visitorQuery } from './query.ts'

const MasqueradeBanner = lazy(async () => {
  const [{ MasqueradeBanner }] = await Promise.all([
    import('../features/masquerade/MasqueradeBanner.tsx'),
    i18next.loadNamespaces('masquerade'),
  ])
  return { default: MasqueradeBanner }
})

/** Every page of the app, below the banner of those who act as somebody else. */
export function RootLayout() {
  const { data: me } = useQuery(visitorQuery)
  return (
    <>
      {me?.masquerade ? (
        <Suspense fallback={null}>
          <MasqueradeBanner me={me} />
        </Suspense>
      ) : null}
      <Outlet />
    </>
  )
}
