export { ConfirmBusinessPage } from './ConfirmBusinessPage.tsx'
export { FindBusinessPage } from './FindBusinessPage.tsx'
export { SignUpPage } from './SignUpPage.tsx'
