import type { StaffRole } from '@petition/shared/vocabulary/roles'
import { NavLink } from 'react-router'
import { useUnreadDeskNotices } from '../api/desk-notices.ts'

/** Where one can go; only what one may do there is drawn. */
export function Navigation({ roles }: { roles: readonly StaffRole[] }) {
  const unread = useUnreadDeskNotices().data ?? 0
  return (
    <nav className="masthead-ways" aria-label="主导航">
      <NavLink to="/" end>
        收件箱
      </NavLink>
      <NavLink to="/notices">
        提醒
        {unread > 0 && <span className="unread">{unread} 条未读</span>}
      </NavLink>
      <NavLink to="/colleagues">同事与请假</NavLink>
      {roles.includes('administrator') && <NavLink to="/succession">职权承接</NavLink>}
    </nav>
  )
}
