import { join } from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  build: {
    outDir: join(import.meta.dirname, '../../dist/bench-timeline-peers'),
    emptyOutDir: true,
    target: 'es2023',
  },
})
