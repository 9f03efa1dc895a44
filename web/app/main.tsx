import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import './styles.ts'
import { startI18n } from './i18n.ts'
import { Providers } from './Providers.tsx'
import { router } from './router.tsx'

await startI18n()
createRoot(document.getElementById('root') as HTMLElement).render(
  <Providers>
    <RouterProvider router={router} />
  </Providers>,
)
