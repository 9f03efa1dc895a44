/**
 * Stands for everybody who walked in and gave no name, in each business: a visit must be somebody's in the database. It
 * isn't active, so no list, search or export of customers has it, and the API shows such a visit without a customer.
 */
export const NAMELESS = '00000000-0000-7000-8000-000000000001'
