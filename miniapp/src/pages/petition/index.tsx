import type { PetitionView } from '@petition/shared/schemas/petition'
import { useRouter } from '@tarojs/taro'
import { getPetition } from '../../api/petitions'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { SeenAt } from '../../components/seen-at'
import { SignInFirst } from '../../components/sign-in-first'
import { useKept } from '../../kept/use-kept'
import { AllClocks } from './all-clocks'
import { Answer } from './answer'
import { Asks } from './asks'
import { Filed } from './filed'
import { History } from './history'
import { MoreActs } from './more-acts'
import { Papers } from './papers'
import { Proofs } from './proofs'
import { Proposals } from './proposals'
import { Tasks } from './tasks'
import { Where } from './where'
import './index.scss'

/** One petition: where it is, what comes next, what was answered, and all that happened. */
export default function PetitionPage() {
  const id = useRouter().params.id ?? ''
  return (
    <Page title="信访件">
      <SignInFirst>
        <Petition id={id} />
      </SignInFirst>
    </Page>
  )
}

/** Who lends their phone lends no accusation with it. */
const mayKeep = (view: PetitionView) => !view.sealed

function Petition({ id }: { id: string }) {
  const petition = useKept(`petition ${id}`, () => getPetition(id), mayKeep)
  return (
    <Remote of={petition}>
      {(view) => (
        <>
          <SeenAt at={petition.keptAt} />
          <Where view={view} />
          <Asks view={view} />
          <Answer view={view} />
          <Tasks view={view} />
          <Proposals view={view} />
          <History view={view} />
          <Papers documents={view.documents} />
          <AllClocks clocks={view.clocks} />
          <Filed view={view} />
          <Proofs view={view} />
          <MoreActs view={view} />
        </>
      )}
    </Remote>
  )
}
