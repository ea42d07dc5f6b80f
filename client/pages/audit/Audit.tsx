import { PageFrame } from '../../ui/PageFrame.tsx'

export function Audit() {
  return <PageFrame documentTitle="감사기록" title="감사기록">{null}</PageFrame>
}
