import type { TimelineProps } from './timeline.types.ts'

/** The resource timeline: rows are people, rooms and machines, and time runs to the right. */
export function Timeline(props: TimelineProps) {
  return <div role="grid" aria-rowcount={props.data.resources.length} />
}
