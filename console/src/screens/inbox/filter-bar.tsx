import { petitionStatuses, petitionStatusLabels } from '@petition/shared/vocabulary/petition'
import { Input, Segmented, Select } from 'antd'
import type { InboxFilters } from '../../api/petitions.ts'
import { OrganisationSelect } from '../../components/organisation-select.tsx'

const statusOptions = petitionStatuses.map((status) => ({ value: status, label: petitionStatusLabels[status] }))

export function FilterBar({ filters, onChange }: { filters: InboxFilters; onChange: (change: InboxFilters) => void }) {
  return (
    <search className="row">
      <Segmented<NonNullable<InboxFilters['queue']>>
        aria-label="范围"
        value={filters.queue ?? 'mine'}
        onChange={(queue) => onChange({ queue })}
        options={[
          { value: 'mine', label: '待我单位办理' },
          { value: 'overdue', label: '已超期' },
          { value: 'all', label: '全部' },
        ]}
      />
      <Select
        aria-label="状态"
        className="inbox-status"
        placeholder="全部状态"
        allowClear
        value={filters.status ?? null}
        options={statusOptions}
        onChange={(status) => onChange({ status: status ?? undefined })}
      />
      <OrganisationSelect
        aria-label="现在单位"
        className="inbox-organisation"
        placeholder="全部单位"
        includesOwn
        allowClear
        value={filters.organisationId ?? null}
        onChange={(organisationId) => onChange({ organisationId: organisationId ?? undefined })}
      />
      <Select
        aria-label="排序"
        value={filters.sort ?? 'due'}
        onChange={(sort) => onChange({ sort })}
        options={[
          { value: 'due', label: '先到期的在前' },
          { value: 'newest', label: '新收到的在前' },
        ]}
      />
      <Input.Search
        key={filters.q}
        aria-label="搜索编号、标题或内容"
        className="inbox-search"
        placeholder="编号、标题或内容"
        allowClear
        enterButton="搜索"
        maxLength={100}
        defaultValue={filters.q ?? ''}
        onSearch={(q) => onChange({ q: q.trim() || undefined })}
      />
    </search>
  )
}
