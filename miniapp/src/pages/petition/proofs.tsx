import type { PetitionView } from '@petition/shared/schemas/petition'
import { Card } from '../../components/card'
import { Row } from '../../components/row'
import { pageUrls } from '../../page-urls'

/** What a petitioner can check instead of believing. */
export function Proofs({ view }: { view: PetitionView }) {
  return (
    <Card title="看得见、查得到">
      <Row icon="shield" to={pageUrls.verify(view.id)} title="核对记录" text="在这台设备上重新计算，看办理经过有没有被改动" />
      {view.sealed ? null : <Row icon="person" to={pageUrls.openings(view.id)} title="谁看过" text="哪些单位、什么岗位、哪一天打开过" />}
      {view.receipt ? <Row icon="file" to={pageUrls.receipt(view.id)} title="提交凭证和查询码" text="编号、查询码、提交时间" /> : null}
    </Card>
  )
}
