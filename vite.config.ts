import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000'

/** What every page stands on: one file, which compresses better than many and stays in caches between releases. */
const base =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|use-sync-external-store)\//

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
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'base', test: base }] } } },
  },
  // The host is passed on as it is: it says which business is meant.
  server: { allowedHosts: true, proxy: { '/api': { target: api, changeOrigin: false, ws: true } } },
})
