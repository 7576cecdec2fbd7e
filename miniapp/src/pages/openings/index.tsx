import type { OpeningList } from '@petition/shared/schemas/opening'
import { staffRoleLabels } from '@petition/shared/vocabulary/roles'
import { useRouter } from '@tarojs/taro'
import { listOpenings } from '../../api/petitions'
import { useRemote } from '../../api/use-remote'
import { Card } from '../../components/card'
import { Page } from '../../components/page'
import { Remote } from '../../components/remote'
import { formatWeekday } from '../../days'
import { Block, Heading } from '../../platform/elements'
import './index.scss'

type Opening = OpeningList['items'][number]

const whats: Record<Opening['what'], string> = { matter: '打开了您的信访件', petitioner: '打开了您的姓名、电话和住址' }

/** Which bodies and roles opened the matter, by day. Names are not told. */
export default function OpeningsPage() {
  const id = useRouter().params.id ?? ''
  const openings = useRemote(() => listOpenings(id))
  return (
    <Page title="谁看过">
      <Block className="card-note">
        工作人员每次打开您的信访件或者您的联系方式都会记下来。这里写明是哪个单位、什么岗位、哪一天。检举控告不显示，以免影响查处。
      </Block>
      <Remote of={openings}>
        {({ items }) => (
          <Block>
            {daysOf(items).map((day) => (
              <Card key={day} title={formatWeekday(day)}>
                {items
                  .filter(({ on }) => on === day)
                  .map((opening) => (
                    <OneOpening key={keyOf(opening)} opening={opening} />
                  ))}
              </Card>
            ))}
            {items.length === 0 ? <Block className="loading">还没有人打开过，或者这件事不显示查看记录。</Block> : null}
          </Block>
        )}
      </Remote>
    </Page>
  )
}

const daysOf = (items: Opening[]) => [...new Set(items.map(({ on }) => on))]
const keyOf = ({ organisation, role, what, on }: Opening) => [on, organisation.id, role, what].join(' ')

function OneOpening({ opening }: { opening: Opening }) {
  return (
    <Block className={`opening opening-${opening.what}`}>
      <Heading level={3} className="point-title">
        {opening.organisation.name}
      </Heading>
      <Block className="item-line">
        {staffRoleLabels[opening.role]}
        {whats[opening.what]}，{opening.times}次
      </Block>
    </Block>
  )
}
