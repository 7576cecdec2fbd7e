import type { PetitionSummary } from '@petition/shared/schemas/petition-list'
import type { PetitionStatus } from '@petition/shared/vocabulary/petition'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { currentSession } from '../../api/client'
import { listPetitions } from '../../api/petitions'
import { SeenAt } from '../../components/seen-at'
import { useKept } from '../../kept/use-kept'
import { pageUrls } from '../../page-urls'
import { Block, Heading, Link } from '../../platform/elements'
import { ListItem } from '../petitions/list-item'

const most = 3
const over: PetitionStatus[] = ['concluded', 'withdrawn', 'refused', 'guided', 'joined']

/** Who has not signed in is not made to by the entrance. */
const isKnown = () => currentSession() !== undefined

export function Matters() {
  const [known, setKnown] = useState(isKnown)
  useDidShow(() => setKnown(isKnown()))
  return known ? <OpenMatters /> : null
}

const isOpen = ({ status, awaitsYou }: PetitionSummary) => awaitsYou || !over.includes(status)

/** What is under way, as it was last seen where there is no network; the place itself says what went wrong. */
function OpenMatters() {
  const { data, keptAt } = useKept(
    'matters ',
    () => listPetitions(),
    () => true,
  )
  const open = data?.items.filter(isOpen) ?? []
  if (open.length === 0) return null
  return (
    <Block as="section">
      <Block className="section-head">
        <Heading level={2} className="section-title">
          正在办的
        </Heading>
        <Link className="section-more" to={pageUrls.petitions}>
          查看全部
        </Link>
      </Block>
      <SeenAt at={keptAt} />
      {open.slice(0, most).map((petition) => (
        <ListItem key={petition.id} petition={petition} />
      ))}
    </Block>
  )
}
