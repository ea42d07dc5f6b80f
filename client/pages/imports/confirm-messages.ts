import { withParticle } from '#domain/words/particle.ts'
import { label } from '#domain/words/terms.ts'
import { formatNumber } from '../../format.ts'
import { defineMessages } from '../../language.tsx'

export const confirmMessages = defineMessages({
  title: { ko: '계획으로 확정', en: 'Confirm as the plan' },
  confirm: label('confirm'),
  notYet: { ko: '그만두기', en: 'Cancel' },
  blocked: {
    ko: (n: number) => `먼저 정할 것이 ${n}건 남아 있어 아직 확정할 수 없습니다. 검토의 ‘먼저 정할 것’부터 보십시오.`,
    en: (n: number) => `${n} to be settled first. See the review.`,
  },
  lead: {
    ko: (year: number, bureau: string, indicators: number, programmes: number, projects: number) =>
      `지표 ${formatNumber(indicators)}개, 단위사업 ${formatNumber(programmes)}개, 세부사업 ${formatNumber(projects)}개가 ${year}년 ${bureau} 계획으로 한 번에 들어갑니다.`,
    en: (year: number, bureau: string, indicators: number, programmes: number, projects: number) =>
      `${indicators} indicators, ${programmes} programmes and ${projects} projects enter as the ${year} plan of ${bureau}, at once.`,
  },
  first: { ko: '이 실국의 첫 계획입니다.', en: 'It is the first plan of this bureau.' },
  draft: {
    ko: (title: string) =>
      `초안 ‘${title}’${withParticle(title, '을/를').slice(title.length)} 대신합니다. 초안과 다른 값은 아래 변경에 있고, 초안은 보관합니다.`,
    en: (title: string) =>
      `It takes the place of the draft “${title}”. What differs from it is among the changes; the draft is kept.`,
  },
  correction: {
    ko: (title: string) =>
      `지금 쓰는 계획 ‘${title}’${withParticle(title, '을/를').slice(title.length)} 대신합니다. 그 계획은 지우지 않고 보관합니다.`,
    en: (title: string) => `It takes the place of ‘${title}’, which is kept.`,
  },
  earlier: {
    ko: (title: string) => `‘${title}’보다 앞선 연도의 계획입니다. 그 계획과 적힌 실적은 그대로입니다.`,
    en: (title: string) => `It is of a year before ‘${title}’. That plan and what was entered stay as they are.`,
  },
  next: { ko: (title: string) => `‘${title}’에 이어지는 계획입니다.`, en: (title: string) => `It follows ‘${title}’.` },
  changes: {
    ko: (changed: number, gone: number) =>
      `그 계획과 비교하면 바뀌는 것 ${formatNumber(changed)}건, 없어지는 것 ${formatNumber(gone)}건입니다.`,
    en: (changed: number, gone: number) => `Compared with it ${changed} records change and ${gone} are gone.`,
  },
  newUnits: { ko: (n: number) => `조직 ${n}개를 새로 만듭니다.`, en: (n: number) => `${n} new units are made.` },
  goesOn: {
    ko: (on: number, fresh: number) =>
      `지표 ${formatNumber(on)}개가 그 계획의 지표에 이어지고${fresh > 0 ? `, ${formatNumber(fresh)}개는 새로 시작합니다` : ' 새로 시작하는 지표는 없습니다'}.`,
    en: (on: number, fresh: number) => `${on} indicators go on from that plan; ${fresh} begin anew.`,
  },
  kept: {
    ko: (n: number) => `사람이 입력한 연간 실적 ${formatNumber(n)}건은 문서와 달라도 그대로 둡니다.`,
    en: (n: number) => `${n} yearly actuals entered by people stay, whatever is printed.`,
  },
  keptNone: {
    ko: '이어지는 지표에 사람이 입력한 실적이 없습니다.',
    en: 'Nobody has entered actuals of the indicators that go on.',
  },
  leftOut: {
    ko: (n: number) => `들여오지 않기로 한 ${n}건은 빼고 들어갑니다.`,
    en: (n: number) => `${n} records that are left out do not enter.`,
  },
  open: {
    ko: (n: number) => `확인하지 않은 것 ${n}건은 읽은 그대로 들어갑니다.`,
    en: (n: number) => `${n} doubts nobody answered enter as read.`,
  },
  unread: {
    ko: (n: number) => `읽지 못한 칸 ${formatNumber(n)}개는 들어가지 않습니다.`,
    en: (n: number) => `${formatNumber(n)} cells that were not read do not enter.`,
  },
  unreadLeft: {
    ko: (n: number) => `읽지 못한 칸 ${formatNumber(n)}개가 남아 있습니다. 그대로 확정할까요?`,
    en: (n: number) => `${formatNumber(n)} cells were not read. Confirm all the same?`,
  },
  showUnread: { ko: '남은 칸 보기', en: 'Show what is left' },
  confirmAnyway: { ko: '그대로 확정', en: 'Confirm all the same' },
  failed: {
    ko: (n: number) => `대사 불일치 ${n}건은 문서의 값 그대로 들어가고, 예산 화면의 대사에 남습니다.`,
    en: (n: number) => `${n} equations that fail enter as printed.`,
  },
  keepsOriginal: {
    ko: '원본 파일과 모든 값의 출처를 함께 보관하며, 조건이 맞으면 되돌릴 수 있습니다.',
    en: 'The original and every origin are kept; it can be undone on conditions.',
  },
  filedOn: { ko: '의회 제출일', en: 'Filed with the council' },
  councilOn: { ko: '의회 의결일', en: 'Council’s day' },
  daysHow: { ko: '모르면 비워 두어도 됩니다.', en: 'Leave them blank when not known.' },
  discardTitle: { ko: '가져오기 버리기', en: 'Discard this import' },
  discardWhat: {
    ko: '검토하던 내용을 버립니다. 계획에는 아무 변화가 없고, 원본 파일과 기록은 남습니다. 다시 하려면 같은 파일을 새로 올리십시오.',
    en: 'The review ends. The plan is untouched; the original and the record stay.',
  },
  discard: { ko: '버리기', en: 'Discard' },
  undoTitle: { ko: '확정 되돌리기', en: 'Undo the import' },
  undoWhat: {
    ko: '이 문서로 들어온 계획을 취소하고, 그전 계획을 다시 씁니다. 기록과 원본은 남습니다.',
    en: 'The plan it brought is withdrawn and the one before is in force again.',
  },
  undoWhenNothing: {
    ko: '확정한 뒤 실적·목표·댓글·증빙·활동·예산·집행액을 넣지 않았을 때만 됩니다.',
    en: 'Only while no figure, target, comment, evidence, activity or amount was added since.',
  },
  undoWhenLast: {
    ko: '이 계획에 이어진 다른 가져오기가 있으면 그것부터 되돌려야 합니다.',
    en: 'An import that goes on from it must be undone first.',
  },
  undo: { ko: '되돌리기', en: 'Undo' },
  reason: { ko: '되돌리는 이유', en: 'Reason' },
  reasonOptional: { ko: '버리는 이유(적지 않아도 됩니다)', en: 'Reason (optional)' },
})
