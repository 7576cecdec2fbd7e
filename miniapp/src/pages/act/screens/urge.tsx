import { Facts } from '../../../components/facts'
import { formatWeekday, leftInWords, todayInChina } from '../../../days'
import { nextStepOf } from '../../petition/next-step'
import { ActFrame } from '../act-frame'
import { type ActProps, useAct } from '../use-act'
import { Written, written } from '../written'

/** Reminds whoever is near or past a date. */
export function Urge(props: ActProps) {
  const state = useAct(props)
  const next = nextStepOf(props.petition)
  return (
    <ActFrame
      state={state}
      explanation={`催办会写进办理经过，正在办理的单位和信访部门都会看到。${props.petition.limits.urgeIntervalDays}日内可以催办一次。`}
      submit="催办"
      onSend={() => void state.send({ remark: written(state, 'remark') })}
    >
      {next ? (
        <Facts
          rows={[
            ['由谁办', next.who],
            ['应当做什么', next.deed],
            ['期限', `${formatWeekday(next.clock.legalOn)}，${leftInWords(next.clock.legalOn, todayInChina())}`],
          ]}
        />
      ) : null}
      <Written state={state} name="remark" label="想说的话" maxLength={500} optional short />
    </ActFrame>
  )
}
