import { PageFrame } from '../../ui/PageFrame.tsx'

export function Deadlines() {
  return <PageFrame documentTitle="마감 현황" title="마감 현황">{null}</PageFrame>
}
