import { PageFrame } from '../../ui/PageFrame.tsx'

export function Imports() {
  return <PageFrame documentTitle="성과계획서 가져오기" title="성과계획서 가져오기">{null}</PageFrame>
}
