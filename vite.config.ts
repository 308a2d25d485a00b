import { defineConfig, type UserConfig } from 'vite'

/** Packages stay outside; Node runs .ts by itself, but not .tsx. */
const server: UserConfig = {
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: { ssr: 'src/main.ts', outDir: 'dist/server', target: 'node26', rolldownOptions: { output: { entryFileNames: 'main.js' } } },
}

const islands: UserConfig = {
  build: {
    outDir: 'dist/client',
    cssMinify: false,
    modulePreload: false,
    rolldownOptions: {
      input: { page: 'src/ui/islands/page.ts', worker: 'src/ui/islands/worker.ts' },
      output: { entryFileNames: '[name].[hash].js' },
    },
  },
}

export default defineConfig(({ mode }) => (mode === 'islands' ? islands : server))
