import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  server: { proxy: { '/api': process.env.API_BASE ?? 'http://127.0.0.1:3000' } },
  build: {
    target: 'es2022',
    // What changes seldom keeps its file name, and the desk's cache, over releases.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: 'react', test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack)\// }] },
      },
    },
  },
})
