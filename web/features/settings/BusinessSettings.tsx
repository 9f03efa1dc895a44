import { useQuery } from '@tanstack/react-query'
import { businessQuery } from '../../app/query.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { BusinessForm } from './BusinessForm.tsx'

/** How the business appears to its customers. */
export function BusinessSettings() {
  const business = useQuery(businessQuery)
  return (
    <Loaded query={business} skeleton={<RowsSkeleton />}>
      {(data) => <BusinessForm business={data} />}
    </Loaded>
  )
}
