import { getSession } from '../../../api/session'
import { useRemote } from '../../../api/use-remote'
import { Notice } from '../../../components/notice'
import { Page } from '../../../components/page'
import { Remote } from '../../../components/remote'
import { SignInFirst } from '../../../components/sign-in-first'
import { goBack } from '../../../go-to'
import { Button } from '../../../platform/elements'
import { EarlierForm } from './earlier-form'

/** A number that was not used for long: what was filed under it is shown to whoever proves that it is theirs. */
export default function EarlierPage() {
  return (
    <Page title="确认以前的信访件">
      <SignInFirst>
        <Earlier />
      </SignInFirst>
    </Page>
  )
}

function Earlier() {
  const session = useRemote(getSession)
  return (
    <Remote of={session}>
      {({ person }) =>
        person.kind === 'resident' && person.needsProof ? (
          <EarlierForm />
        ) : (
          <Notice tone="success">
            没有需要确认的信访件。
            <Button className="button" onPress={goBack}>
              返回
            </Button>
          </Notice>
        )
      }
    </Remote>
  )
}
