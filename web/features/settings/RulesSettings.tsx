import { useQuery } from '@tanstack/react-query'
import { businessQuery } from '../../app/query.ts'
import { Loaded } from '../workspace/Loaded.tsx'
import { RowsSkeleton } from '../workspace/RowsSkeleton.tsx'
import { RulesForm } from './RulesForm.tsx'

/** What applies to bookings. */
export function RulesSettings() {
  const business = useQuery(businessQuery)
  return (
    <Loaded query={business} skeleton={<RowsSkeleton />}>
      {(data) => <RulesForm business={data} />}
    </Loaded>
  )
}
