import { TextField } from './field'

export type Proof = { queryCode: string; idNumber: string }

interface ProofFieldsProps {
  proof: Proof
  idLabel: string
  errorOf: (field: string) => string | undefined
  onChange: (proof: Proof) => void
}

/** As the wire wants it: what was left empty is not said. */
export const proofOf = ({ queryCode, idNumber }: Proof) => ({
  queryCode: queryCode.replace(/\s/g, '') || undefined,
  idNumber: idNumber.trim() || undefined,
})

/** That one's own matters are one's own: a 查询码 or the id number. */
export function ProofFields({ proof, idLabel, errorOf, onChange }: ProofFieldsProps) {
  return (
    <>
      <TextField
        id="queryCode"
        label="查询码"
        kind="code"
        optional
        value={proof.queryCode}
        maxLength={20}
        onChange={(queryCode) => onChange({ ...proof, queryCode })}
        error={errorOf('queryCode')}
      />
      <TextField
        id="idNumber"
        label={idLabel}
        optional
        value={proof.idNumber}
        maxLength={30}
        onChange={(idNumber) => onChange({ ...proof, idNumber })}
        error={errorOf('idNumber')}
      />
    </>
  )
}
