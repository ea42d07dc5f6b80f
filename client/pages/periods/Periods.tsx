import { PageFrame } from '../../ui/PageFrame.tsx'

export function Periods() {
  return <PageFrame documentTitle="입력 기간·규칙" title="입력 기간·규칙">{null}</PageFrame>
}
