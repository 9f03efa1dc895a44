import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  cacheDir: join(import.meta.dirname, '../../node_modules/.vite-bench-timeline'),
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, '../../dist/bench-timeline'),
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { input: join(import.meta.dirname, 'measure.html') },
  },
})
