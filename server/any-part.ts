/** The pattern of LIKE for any part of a text that holds what somebody typed, taken as it is. */
export const anyPart = (typed: string): string => `%${typed.replace(/[\\%_]/g, '\\$&')}%`
