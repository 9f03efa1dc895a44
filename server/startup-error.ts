/**
 * A reason not to start that the person at the terminal can act on: it is printed as it is, without a
 * stack, and the process ends with code 1.
 */
export class StartupError extends Error {
  override name = 'StartupError'
}
