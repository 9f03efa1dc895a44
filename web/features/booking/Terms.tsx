import type { Answer } from '../../../contract/index.ts'
import { deadlinesOf, joinPolicies, policiesOf } from '../../../domain/policies/index.ts'
import { Deadlines } from '../terms/Deadlines.tsx'
import type { PublicService } from './booking.queries.ts'

/** The terms under which these services are booked together, with their deadlines for this time. */
export function Terms(props: {
  business: Answer<'GET /business'>
  services: readonly PublicService[]
  start: string
  timeZone: string
  className: string
}) {
  const { business, services, className } = props
  const terms = joinPolicies(services.map((one) => policiesOf(business.policies, one.policies)))
  const { cancelUntil, rescheduleUntil } = deadlinesOf(new Date(props.start), terms)
  return (
    <>
      <Deadlines
        start={props.start}
        cancelUntil={cancelUntil?.toISOString() ?? null}
        rescheduleUntil={rescheduleUntil?.toISOString() ?? null}
        timeZone={props.timeZone}
        className={className}
      />
      {terms.cancellation ? <p className={className}>{terms.cancellation}</p> : null}
    </>
  )
}
