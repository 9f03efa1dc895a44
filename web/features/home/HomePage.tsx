import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { lazy, Suspense } from 'react'
import type { Answer } from '../../../contract/index.ts'
import { isProblem } from '../../app/api.ts'
import { chosenBusiness, isPlatformHost } from '../../app/business-choice.ts'
import { businessQuery, visitorQuery } from '../../app/query.ts'
import { LoadingPage } from '../../ui/LoadingPage.tsx'
import { ProblemPage } from '../../ui/ProblemPage.tsx'

const BookingPage = lazy(async () => {
  // The page's words come beside its code, not after it.
  const [{ BookingPage }] = await Promise.all([
    import('../booking/BookingPage.tsx'),
    i18next.loadNamespaces(['booking', 'availability', 'visit']),
  ])
  return { default: BookingPage }
})
const OpeningSoon = lazy(() =>
  import('../opening-soon/OpeningSoon.tsx').then((m) => ({ default: m.OpeningSoon })),
)
const OnlyYou = lazy(() => import('../opening-soon/OnlyYou.tsx').then((m) => ({ default: m.OnlyYou })))
const LandingPage = lazy(() => import('../landing/LandingPage.tsx').then((m) => ({ default: m.LandingPage })))

/** The front door of a host: a business's booking page or, on the platform's own host, the landing. */
export function HomePage() {
  const onPlatform = isPlatformHost(location.hostname) && chosenBusiness() === null
  const business = useQuery({ ...businessQuery, enabled: !onPlatform })
  if (onPlatform || isProblem(business.error, 'tenant-required'))
    return (
      <Suspense fallback={<LoadingPage />}>
        <LandingPage />
      </Suspense>
    )
  if (business.error) return <ProblemPage error={business.error} reset={() => void business.refetch()} />
  if (business.data && !business.data.published) return <Unpublished business={business.data} />
  return (
    <Suspense fallback={<LoadingPage />}>
      <BookingPage />
    </Suspense>
  )
}

/** A business that isn't published: to its members the page as it will be, to everyone else that it opens soon. */
function Unpublished(props: { business: Answer<'GET /business'> }) {
  const visitor = useQuery(visitorQuery)
  if (visitor.isPending) return <LoadingPage />
  const user = visitor.data?.user
  const isMember = user !== undefined && user.role !== 'CUSTOMER'
  return (
    <Suspense fallback={<LoadingPage />}>
      {isMember ? (
        <>
          <OnlyYou />
          <BookingPage />
        </>
      ) : (
        <OpeningSoon business={props.business} />
      )}
    </Suspense>
  )
}
