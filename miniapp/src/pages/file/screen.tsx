import { Before } from './before'
import { Check, type CheckProps } from './check'
import { Choices } from './choices'
import { Conduct } from './conduct'
import { People } from './people'
import { Photos } from './photos'
import { Points } from './points-screen'
import type { SectionProps } from './section'
import type { StepName } from './steps'
import type { Regions } from './use-regions'
import { What } from './what'
import { Where } from './where'
import { Who } from './who'

interface Props extends SectionProps {
  name: StepName
  regions: Regions
  onOpen: (name: StepName) => void
  sending: CheckProps['sending']
}

const sections = {
  what: What,
  points: Points,
  photos: Photos,
  conduct: Conduct,
  people: People,
  before: Before,
  who: Who,
  choices: Choices,
}

export function Screen({ name, regions, onOpen, sending, ...section }: Props) {
  if (name === 'where') return <Where {...section} regions={regions} />
  if (name === 'check') return <Check draft={section.draft} regions={regions} onOpen={onOpen} sending={sending} />
  const Section = sections[name]
  return <Section {...section} />
}
