import type { ProfileView } from '@petition/shared/schemas/profile'
import { idTypeLabels, idTypes } from '@petition/shared/vocabulary/petition'
import { useState } from 'react'
import { correctProfile } from '../../../api/me'
import { useSending } from '../../../api/use-sending'
import { Card } from '../../../components/card'
import { SelectField, TextField } from '../../../components/field'
import { ProblemNotice } from '../../../components/problem-notice'
import { Block, Button } from '../../../platform/elements'
import { toast } from '../../../toast'
import { Addresses } from './addresses'
import { bodyOf, type Written, writtenOf } from './written'

const papers = [{ value: '', label: '不保存证件' }, ...idTypes.map((type) => ({ value: type, label: idTypeLabels[type] }))]

export function ProfileForm({ profile }: { profile: ProfileView }) {
  const [written, setWritten] = useState(() => writtenOf(profile))
  const { busy, problem, errorOf, run } = useSending()
  const set = (part: Partial<Written>) => setWritten((old) => ({ ...old, ...part }))
  const field = (id: 'name' | 'phone' | 'address' | 'idNumber', label: string, maxLength: number) => (
    <TextField
      id={id}
      label={label}
      kind={id === 'phone' ? 'phone' : 'text'}
      optional
      value={written[id]}
      maxLength={maxLength}
      onChange={(value) => set({ [id]: value })}
      error={errorOf(id)}
    />
  )
  const save = () =>
    run(async () => {
      setWritten(writtenOf(await correctProfile(bodyOf(written))))
      toast('已经保存。')
    })
  return (
    <>
      <Card>
        <Block className="card-note">下次提交时自动填好。改这里不会改变已经提交的信访件；那里的联系方式请在那件信访件里变更。</Block>
        {field('name', '姓名（名称）', 60)}
        {field('phone', '联系电话', 20)}
        {field('address', '住址', 200)}
        <SelectField
          id="idType"
          label="证件类型"
          optional
          placeholder="不保存证件"
          value={written.idType}
          options={papers}
          onChange={(idType) => set(idType ? { idType } : { idType, idNumber: '' })}
          error={errorOf('idType')}
        />
        {written.idType ? field('idNumber', '证件号码', 30) : null}
      </Card>
      <Addresses addresses={written.addresses} errorOf={errorOf} onChange={(addresses) => set({ addresses })} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <Button className="button button-primary" disabled={busy} onPress={() => void save()}>
        {busy ? '正在保存…' : '保存'}
      </Button>
    </>
  )
}
