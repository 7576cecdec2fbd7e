import type { ReceivedPetition } from '@petition/shared/schemas/received-petition'
import { useDesk } from '../../api/session.ts'

/** What is printed and nothing else: a slip for each person, to be cut apart, so that nobody gets another's code. */
export function Slips({ received: { number, queryCode, signatoryCodes } }: { received: ReceivedPetition }) {
  const { person } = useDesk()
  if (!queryCode) return null
  return (
    <div className="slips" aria-hidden>
      {[{ name: '信访人', queryCode }, ...signatoryCodes].map((one) => (
        <section key={one.queryCode} className="slip">
          <h2>信访件查询单</h2>
          <dl>
            <dt>交给</dt>
            <dd>{one.name}</dd>
            <dt>编号</dt>
            <dd className="slip-code">{number}</dd>
            <dt>查询码</dt>
            <dd className="slip-code">{spaced(one.queryCode)}</dd>
            <dt>登记单位</dt>
            <dd>{person?.organisation.name}</dd>
          </dl>
          <p>查进度不用登录：在微信小程序或者网页里点“凭编号查询”，填写编号和查询码。</p>
          <p>网页地址：{window.location.origin}</p>
          <p>查询码只有您知道，请不要告诉任何人，包括办理单位的人员；信访局也不会向您要。</p>
        </section>
      ))}
    </div>
  )
}

/** In groups, as it is easier to copy by hand. */
const spaced = (code: string) => code.replace(/(\d{4})(?=\d)/g, '$1 ')
