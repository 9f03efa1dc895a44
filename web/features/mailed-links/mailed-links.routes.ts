export { ConfirmEmailPage } from './ConfirmEmailPage.tsx'
export { ForgotPasswordPage } from './ForgotPasswordPage.tsx'
export { InvitationPage } from './InvitationPage.tsx'
export { ResetPasswordPage } from './ResetPasswordPage.tsx'
