import { Frame } from '../workspace/Frame.tsx'
import { CONSOLE_PAGES } from './navigation.ts'

/** The frame of the operator's pages. */
export function ConsoleLayout() {
  return <Frame name="SmoothSchedule" pages={CONSOLE_PAGES} />
}
