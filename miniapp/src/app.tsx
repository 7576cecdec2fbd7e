import type { ReactNode } from 'react'
import './app.scss'

/** Renders whichever page is open. */
export default function App({ children }: { children: ReactNode }) {
  return children
}
