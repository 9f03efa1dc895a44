import { channel } from 'node:diagnostics_channel'

/**
 * Tells of each statement on data, as it is sent, to whoever measures; costs nothing while nobody does. What opens
 * and ends a transaction isn't told: it travels with the others.
 */
export const statementChannel = channel('smoothschedule.statement')
