import { formatMinutes } from '../workspace/format.ts'
import classes from './Lane.module.css'
import type { Length } from './NeedLane.tsx'

/** Where the service begins and ends on the lanes below. */
export function LaneScale({ length: { before, duration, after } }: { length: Length }) {
  const whole = before + duration + after
  return (
    <div className={classes.scale} aria-hidden>
      <span style={{ insetInlineStart: `${(before * 100) / whole}%` }}>{formatMinutes(0)}</span>
      <span style={{ insetInlineEnd: `${(after * 100) / whole}%` }}>{formatMinutes(duration)}</span>
    </div>
  )
}
