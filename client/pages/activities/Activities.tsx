import { PageFrame } from '../../ui/PageFrame.tsx'

export function Activities() {
  return <PageFrame documentTitle="활동 기록" title="활동 기록">{null}</PageFrame>
}
