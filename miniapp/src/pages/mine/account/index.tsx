import type { ClosedAccount } from '@petition/shared/schemas/profile'
import { useState } from 'react'
import { Page } from '../../../components/page'
import { SignInFirst } from '../../../components/sign-in-first'
import { CloseForm } from './close-form'
import { Closed } from './closed'

/** 注销账号: explained, asked twice, and what goes on is said. */
export default function CloseAccountPage() {
  const [closed, setClosed] = useState<ClosedAccount>()
  return (
    <Page title="注销账号">
      {closed ? (
        <Closed openMatters={closed.openMatters} />
      ) : (
        <SignInFirst>
          <CloseForm onClosed={setClosed} />
        </SignInFirst>
      )}
    </Page>
  )
}
