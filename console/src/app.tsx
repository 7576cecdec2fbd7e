import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider, Spin } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense } from 'react'
import { createHashRouter, Navigate, RouterProvider } from 'react-router'
import { Problem } from './api/http.ts'
import { useDesk } from './api/session.ts'
import { Crash } from './components/crash.tsx'
import { Shell } from './components/shell.tsx'
import { SignIn } from './screens/sign-in/sign-in.tsx'
import { theme } from './theme.ts'

const InboxScreen = lazy(async () => ({ default: (await import('./screens/inbox/inbox-screen.tsx')).InboxScreen }))
const PetitionScreen = lazy(async () => ({ default: (await import('./screens/petition/petition-screen.tsx')).PetitionScreen }))
const ReceiveScreen = lazy(async () => ({ default: (await import('./screens/receive/receive-screen.tsx')).ReceiveScreen }))

const NoticesScreen = lazy(async () => ({ default: (await import('./screens/notices/notices-screen.tsx')).NoticesScreen }))
const ColleaguesScreen = lazy(async () => ({ default: (await import('./screens/colleagues/colleagues-screen.tsx')).ColleaguesScreen }))
const OrganisationScreen = lazy(async () => ({
  default: (await import('./screens/organisation/organisation-screen.tsx')).OrganisationScreen,
}))
const SuccessionScreen = lazy(async () => ({ default: (await import('./screens/succession/succession-screen.tsx')).SuccessionScreen }))

const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500),
    },
  },
})

const router = createHashRouter([
  {
    element: <Shell />,
    errorElement: <Crash />,
    children: [
      { path: '/', element: <InboxScreen /> },
      { path: '/petitions/:id', element: <PetitionScreen /> },
      { path: '/receive', element: <ReceiveScreen /> },
      { path: '/notices', element: <NoticesScreen /> },
      { path: '/colleagues', element: <ColleaguesScreen /> },
      { path: '/organisations/:id', element: <OrganisationScreen /> },
      { path: '/succession', element: <SuccessionScreen /> },
      { path: '*', element: <Navigate to="/" replace /> },
    ],
  },
])

export function App() {
  const { token, person } = useDesk()
  return (
    <ConfigProvider locale={zhCN} theme={theme}>
      <QueryClientProvider client={queryClient}>
        {!token && <SignIn />}
        {person && (
          // Hidden, not unmounted: what a clerk has typed survives a sign-in that ran out, but only for the same clerk.
          <div key={person.id} hidden={!token}>
            <Suspense fallback={<Spin className="waiting" />}>
              <RouterProvider router={router} />
            </Suspense>
          </div>
        )}
      </QueryClientProvider>
    </ConfigProvider>
  )
}
