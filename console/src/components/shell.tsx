import { staffRoleLabels } from '@petition/shared/vocabulary/roles'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Suspense } from 'react'
import { Link, Outlet } from 'react-router'
import { call } from '../api/http.ts'
import { closeDesk, useDesk } from '../api/session.ts'
import { Navigation } from './navigation.tsx'

/** The frame of every screen: where one is, who one is, the way out. */
export function Shell() {
  const { person } = useDesk()
  const queryClient = useQueryClient()

  function signOut() {
    // The desk closes even if the server is not reached: the token dies with its own period then.
    call('DELETE', '/session').catch(() => undefined)
    closeDesk()
    queryClient.clear()
  }

  return (
    <>
      <button type="button" className="skip-link" onClick={() => document.getElementById('main')?.focus()}>
        跳到正文
      </button>
      <header className="masthead">
        <Link to="/" className="masthead-name">
          淮北市信访工作台
        </Link>
        {person && <Navigation roles={person.roles} />}
        {person && (
          <div className="masthead-person">
            <strong>{person.organisation.name}</strong>
            <span>{person.roles.map((role) => staffRoleLabels[role]).join('、')}</span>
            <span>{person.name}</span>
            <Button ghost size="small" onClick={signOut}>
              退出
            </Button>
          </div>
        )}
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense>
          <Outlet />
        </Suspense>
      </main>
    </>
  )
}
