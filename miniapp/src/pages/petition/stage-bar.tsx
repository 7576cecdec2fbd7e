import { formatShortDay } from '../../days'
import { Block, Text } from '../../platform/elements'
import { type Stage, stateWords } from './stages'

/** The stations of a matter as of a parcel. Each says in words whether it is reached. */
export function StageBar({ stages }: { stages: Stage[] }) {
  return (
    <Block as="ol" className="stages">
      {stages.map(({ label, state, on }) => (
        <Block as="li" key={label} className={`stage stage-${state}`}>
          <Block className="stage-dot" />
          <Block className="stage-label">{label}</Block>
          <Text className="stage-word">{on ? formatShortDay(on) : stateWords[state]}</Text>
        </Block>
      ))}
    </Block>
  )
}
