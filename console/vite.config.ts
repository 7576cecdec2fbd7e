import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  server: { proxy: { '/api': process.env.API_BASE ?? 'http://127.0.0.1:3000' } },
  build: { target: 'es2022', chunkSizeWarningLimit: 700 },
})
