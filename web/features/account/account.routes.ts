import i18next from 'i18next'

// Toasts speak outside of components: their words come before the page.
await i18next.loadNamespaces(['workspace', 'security'])

export { AccountPage } from './AccountPage.tsx'
export { EnrolPage } from './EnrolPage.tsx'
