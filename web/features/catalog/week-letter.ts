/** The name of one of the weeks that take turns, from 0: A, B, and so on. */
export const weekLetter = (turn: number): string => String.fromCharCode(65 + turn)
