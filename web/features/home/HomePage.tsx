import { useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import { lazy, Suspense } from 'react'
import { isProblem } from '../../app/api.ts'
import { chosenBusiness, isPlatformHost } from '../../app/business-choice.ts'
import { businessQuery } from '../../app/query.ts'
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
  return (
    <Suspense fallback={<LoadingPage />}>
      <BookingPage />
    </Suspense>
  )
}
