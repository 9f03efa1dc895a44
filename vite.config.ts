import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000'

/** What every page stands on: one file, which compresses better than many and stays in caches between releases. */
const base =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store)\//

/** The controls that the public pages use: small files that are always fetched together. */
const controls =
  /@mantine\/core\/esm\/components\/(Button|Input|InputBase|InputsGroupFieldset|Loader|Skeleton|Textarea|TextInput|UnstyledButton|Transition)\//

export default defineConfig({
  root: 'web',
  plugins: [react()],
  // The server puts another value in its place each time it sends the page.
  html: { cspNonce: 'CSP-NONCE' },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    manifest: true,
    target: 'es2023',
    sourcemap: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', test: base },
            { name: 'controls', test: controls },
          ],
        },
      },
    },
  },
  // The host is passed on as it is: it says which business is meant.
  server: { allowedHosts: true, proxy: { '/api': { target: api, changeOrigin: false, ws: true } } },
})
