import { Block } from '../platform/elements'
import { Icon, type IconName } from './icon'

export interface TimelineStep {
  key: string
  what: string
  when: string
  who?: string
  text?: string | null
  /** The first step is where it stands now, unless it says itself what it is. */
  state?: keyof typeof icons
}

const icons = { next: 'clock', now: 'done', done: 'check' } satisfies Record<string, IconName>

/** Who did what when, the newest first; what is still to come stands above it. */
export function Timeline({ steps }: { steps: TimelineStep[] }) {
  return (
    <Block as="ol" className="timeline">
      {steps.map((step, index) => {
        const state = step.state ?? (index === 0 ? 'now' : 'done')
        return (
          <Block as="li" key={step.key} className={`step step-${state}`}>
            <Block className="step-mark">
              <Icon name={icons[state]} />
            </Block>
            <Block className="step-what">{step.what}</Block>
            <Block className="step-when">{step.who ? `${step.when}　${step.who}` : step.when}</Block>
            {step.text ? <Block className="step-text">{step.text}</Block> : null}
          </Block>
        )
      })}
    </Block>
  )
}
