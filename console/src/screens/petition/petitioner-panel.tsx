import type { PetitionView } from '@petition/shared/schemas/petition'
import { OpenPetitioner } from '@petition/shared/schemas/petition'
import { idTypeLabels } from '@petition/shared/vocabulary/petition'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useOpenPetitioner } from '../../api/petitions.ts'
import { Facts } from '../../components/facts.tsx'
import { ProblemAlert } from '../../components/problem-alert.tsx'

export function PetitionerPanel({ petition }: { petition: PetitionView }) {
  const opening = useOpenPetitioner(petition.id)
  const { petitioner } = petition
  return (
    <section className="panel" aria-labelledby="petitioner-title">
      <h2 id="petitioner-title">信访人</h2>
      {petitioner ? (
        <>
          <Facts
            items={[
              [petitioner.type === 'organisation' ? '单位名称' : '姓名', opening.data?.name ?? petitioner.name],
              ['联系电话', opening.data?.phone ?? petitioner.phone],
              ['住址', opening.data?.address ?? petitioner.address],
              [petitioner.idType ? idTypeLabels[petitioner.idType] : '证件号码', opening.data?.idNumber ?? petitioner.idNumber],
            ]}
          />
          {petitioner.masked && !opening.data && (
            <OpeningForm error={opening.error} isPending={opening.isPending} onOpen={(reason) => opening.mutate({ reason })} />
          )}
        </>
      ) : (
        <p className="quiet">信访人要求对本单位保密身份。</p>
      )}
    </section>
  )
}

interface OpeningFormProps {
  error: Error | null
  isPending: boolean
  onOpen: (reason: string) => void
}

function OpeningForm({ error, isPending, onOpen }: OpeningFormProps) {
  const [asking, setAsking] = useState(false)
  if (!asking) {
    return (
      <div>
        <Button onClick={() => setAsking(true)}>查看联系方式</Button>
      </div>
    )
  }
  return (
    <Form<OpenPetitioner> layout="vertical" onFinish={({ reason }) => onOpen(reason)}>
      <Form.Item
        name="reason"
        label="查看理由"
        extra="本次查看会留下记录，信访人可以看到是哪个单位在什么时候查看的。"
        required
        rules={[
          {
            validator: async (_, reason) => {
              const parsed = OpenPetitioner.safeParse({ reason })
              if (!parsed.success) throw new Error(parsed.error.issues[0]?.message)
            },
          },
        ]}
        validateTrigger="onSubmit"
      >
        <Input autoFocus maxLength={200} placeholder="例如：电话核实情况" />
      </Form.Item>
      {error && <ProblemAlert error={error} />}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={isPending}>
          查看
        </Button>
        <Button onClick={() => setAsking(false)}>取消</Button>
      </div>
    </Form>
  )
}
