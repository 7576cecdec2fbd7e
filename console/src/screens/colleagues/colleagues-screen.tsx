import type { ColleagueView } from '@petition/shared/schemas/colleague'
import { staffRoleLabels } from '@petition/shared/vocabulary/roles'
import { Spin } from 'antd'
import { useColleagues } from '../../api/colleagues.ts'
import { useDesk } from '../../api/session.ts'
import { ProblemAlert } from '../../components/problem-alert.tsx'
import { LeaveCell } from './leave-cell.tsx'

/** Who works in one's own organisation, and who is away when. */
export function ColleaguesScreen() {
  const colleagues = useColleagues()
  const { person } = useDesk()
  return (
    <section className="panel" aria-labelledby="colleagues-title">
      <h1 id="colleagues-title" className="petition-title">
        同事与请假
      </h1>
      <p className="quiet">
        请假期间单位里没有别人能办理的，系统会提醒转来信访件的单位和首接信访部门；期限照常计算。单位负责人、系统管理员可以替同事登记。
      </p>
      {colleagues.error && <ProblemAlert error={colleagues.error} onRetry={() => colleagues.refetch()} />}
      <Spin spinning={colleagues.isPending} delay={200}>
        <div className="table-scroll">
          <table className="table table-still">
            <thead>
              <tr>
                <th scope="col">姓名</th>
                <th scope="col">角色</th>
                <th scope="col">请假</th>
              </tr>
            </thead>
            <tbody>
              {colleagues.data?.map((colleague) => (
                <Row key={colleague.id} colleague={colleague} isOneself={colleague.id === person?.id} />
              ))}
            </tbody>
          </table>
        </div>
      </Spin>
    </section>
  )
}

function Row({ colleague, isOneself }: { colleague: ColleagueView; isOneself: boolean }) {
  return (
    <tr>
      <td>
        {colleague.name}
        {isOneself && <span className="quiet">（本人）</span>}
      </td>
      <td>{colleague.roles.map((role) => staffRoleLabels[role]).join('、')}</td>
      <td>
        <LeaveCell colleague={colleague} />
      </td>
    </tr>
  )
}
