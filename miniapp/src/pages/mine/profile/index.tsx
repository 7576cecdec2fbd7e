import { getProfile } from '../../../api/session'
import { useRemote } from '../../../api/use-remote'
import { Page } from '../../../components/page'
import { Remote } from '../../../components/remote'
import { SignInFirst } from '../../../components/sign-in-first'
import { ProfileForm } from './profile-form'

/** What fills the next form, corrected by its owner. */
export default function ProfilePage() {
  return (
    <Page title="个人资料">
      <SignInFirst>
        <Profile />
      </SignInFirst>
    </Page>
  )
}

function Profile() {
  const profile = useRemote(getProfile)
  return <Remote of={profile}>{(view) => <ProfileForm profile={view} />}</Remote>
}
