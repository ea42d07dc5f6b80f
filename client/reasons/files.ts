import type { Reason } from '#domain/entry/reasons.ts'
import type { Both } from '#domain/words/terms.ts'

/** Files, plan documents and filled-in workbooks. Each: what happened · that nothing was lost · what to do. */
export const fileReasons = {
  'file-too-large': {
    ko: '파일이 너무 커서 받지 않았습니다. 저장된 자료는 그대로입니다. 나누거나 줄여서 다시 올리십시오.',
    en: 'The file is too large and was not taken. Nothing saved is affected. Split or shrink it and send it again.',
  },
  'file-type-refused': {
    ko: '받을 수 없는 파일 형식입니다. 저장된 자료는 그대로입니다. 화면에 적힌 형식의 파일을 올리십시오.',
    en: 'Files of this type are not taken. Nothing saved is affected. Send one of the types named on the screen.',
  },
  'file-content-differs': {
    ko: '파일의 내용이 이름의 확장자와 달라 받지 않았습니다. 암호나 문서보안(DRM)을 풀고, 원래 프로그램에서 다시 저장한 뒤 올리십시오.',
    en: 'The content does not match the file’s extension, so it was not taken. Take off a password or DRM, save it again in its own program and send it.',
  },
  'file-infected': {
    ko: '백신 검사에서 걸러진 파일입니다. 보관하지 않았습니다. 정보보안 담당자에게 알리십시오.',
    en: 'The virus scan refused this file; it was not kept. Tell your security officer.',
  },
  'file-damaged': {
    ko: '파일이 손상되었거나 읽을 수 없습니다. 저장된 자료는 그대로입니다. 원본을 열어 다시 저장한 뒤 올리십시오.',
    en: 'The file is damaged or cannot be read. Nothing saved is affected. Open the original, save it again and send it.',
  },
  'file-encrypted': {
    ko: '암호나 문서보안(DRM)이 걸린 파일이라 읽지 못했습니다. 저장된 자료는 그대로입니다. 암호와 보안을 풀어 저장한 뒤 다시 올리십시오.',
    en: 'The file is locked by a password or document security and was not read. Nothing saved is affected. Save it without the lock and send it again.',
  },
  'file-hwp-old': {
    ko: '한글 97 이하에서 저장한 파일(HWP 3)이라 읽지 못했습니다. 저장된 자료는 그대로입니다. 한글에서 HWPX나 HWP로 다시 저장한 뒤 올리십시오.',
    en: 'This file was saved by Hangul 97 or older (HWP 3) and was not read. Nothing saved is affected. Save it as HWPX or HWP and send it again.',
  },
  'unknown-file': {
    ko: '없거나 지워진 파일입니다. 화면을 새로 고쳐 목록을 확인하십시오.',
    en: 'There is no such file, or it was removed. Reload the page and look at the list.',
  },
  'link-refused': {
    ko: '쓸 수 없는 주소입니다. http:// 또는 https://로 시작하는 주소를 적으십시오.',
    en: 'This address cannot be used. Write one that starts with http:// or https://.',
  },
  'file-empty': {
    ko: '빈 파일(0바이트)이어서 받지 않았습니다. 저장된 자료는 그대로입니다. 내용을 저장한 뒤 다시 올리십시오.',
    en: 'The file is empty (0 bytes) and was not taken. Nothing saved is affected. Save its content and send it again.',
  },
  'file-waiting': {
    ko: '백신 검사를 기다리는 파일입니다. 검사가 끝나면 내려받을 수 있습니다. 잠시 뒤 다시 시도하십시오.',
    en: 'The file waits for its virus scan. It can be downloaded once that is done. Try again in a moment.',
  },
  'evidence-exists': {
    ko: '같은 내용의 증빙이 이 값에 이미 있습니다. 다시 저장하지 않았습니다. 목록에서 확인하십시오.',
    en: 'This value already has this evidence. It was not saved again. See the list.',
  },
  'evidence-full': {
    ko: '이 값에 붙일 수 있는 증빙 수를 넘었습니다. 저장된 자료는 그대로입니다. 필요 없는 증빙을 삭제하거나 파일을 합쳐 다시 올리십시오.',
    en: 'This value has as much evidence as it can have. Nothing saved is affected. Remove what is not needed, or merge files.',
  },
  'sheet-not-recognised': {
    ko: '필요한 열을 찾지 못했습니다. 저장된 자료는 그대로입니다. 서식을 내려받아 열 이름을 맞추고, 같은 이름의 열이 둘이면 하나만 남겨 다시 올리십시오.',
    en: 'The needed columns were not found. Nothing saved is affected. Download the form, use its headings, leave one column of each name, and send it again.',
  },
  'unit-missing': {
    ko: '금액의 단위가 없어 읽지 않았습니다. 열 이름에 (백만원), (천원), (원) 가운데 하나를 적어 다시 올리십시오.',
    en: 'The amounts have no unit and were not read. Write (백만원), (천원) or (원) into the heading and send the file again.',
  },
  'sum-differs': {
    ko: '단위사업의 금액이 세부사업의 합과 다릅니다. 파일을 고치거나, 다른 채로 반영한다고 표시한 뒤 다시 반영하십시오.',
    en: 'A programme’s amount differs from the sum of its projects. Correct the file, or tick that it is to be taken as it is.',
  },
  'day-needed': {
    ko: '집행액의 기준일이 없거나 오늘보다 뒤입니다. 기준일을 적고 다시 반영하십시오.',
    en: 'The executed amounts need their reference date, not later than today. Give it and try again.',
  },
  'nothing-to-take': {
    ko: '반영할 값이 없습니다. 파일의 값이 지금 값과 같은지, 확인이 필요한 행이 있는지 보십시오.',
    en: 'There is nothing to take in. See whether the file’s figures are already stored, and which rows need a look.',
  },
  'upload-not-last': {
    ko: '마지막에 올린 파일만 되돌릴 수 있습니다. 화면을 새로 고쳐 목록을 확인하십시오.',
    en: 'Only the last file taken in can be taken back. Reload the page and look at the list.',
  },
  'unknown-import': {
    ko: '그 가져오기를 찾지 못했습니다. 바뀐 자료는 없습니다. 성과계획서 가져오기 목록에서 다시 선택하십시오.',
    en: 'That import was not found. Nothing was changed. Choose it again from the list of imports.',
  },
  'not-a-plan': {
    ko: '성과계획서로 볼 수 있는 표가 없는 문서입니다. 계획에 들어간 것은 없습니다. 아래에서 읽은 내용을 확인하고 맞는 파일을 올리십시오.',
    en: 'This document has no table of a performance plan. Nothing went into the plan. See below what was read, and send the right file.',
  },
  'plan-without-unit': {
    ko: '성과지표나 예산의 표는 있으나 부서를 찾지 못했습니다. 계획에 들어간 것은 없습니다. 제목이나 표에 실국·부서의 이름을 적어 다시 올리거나, 표를 선택해 소관을 지정하십시오.',
    en: 'Tables of a plan were found, but no department. Nothing went into the plan. Write the name of the bureau or department in the title or a table and send it again, or choose a table and say whose it is.',
  },
  'plan-without-year': {
    ko: '성과지표의 표는 있으나 어느 해의 계획인지 찾지 못했습니다. 계획에 들어간 것은 없습니다. 제목이나 표의 머리글에 연도를 적어 다시 올리거나, 표를 선택해 열의 연도를 지정하십시오.',
    en: 'Tables of a plan were found, but no year. Nothing went into the plan. Write the year in the title or a heading and send it again, or choose a table and say the year of its columns.',
  },
  'import-not-open': {
    ko: '검토가 끝난 가져오기입니다. 바뀐 자료는 없습니다. 목록을 새로 고쳐 지금 상태를 확인하십시오.',
    en: 'The review of this import is over. Nothing was changed. Reload the list to see how it stands.',
  },
  'import-incomplete': {
    ko: '아직 정하지 않은 항목이 있어 계획에 반영하지 않았습니다. 검토 내용은 그대로입니다. ‘먼저 정할 것’을 모두 정한 뒤 확정하십시오.',
    en: 'Some items are still undecided, so nothing went into the plan. Your review is intact. Settle what is listed first, then confirm.',
  },
  'import-unread': {
    ko: '읽지 못한 칸의 수가 그사이 달라져 계획에 반영하지 않았습니다. 검토 내용은 그대로입니다. 화면을 다시 열어 남은 칸을 보고 확정하십시오.',
    en: 'The number of cells that were not read has changed, so nothing went into the plan. Your review is intact. Reload, look at what is left, then confirm.',
  },
  'import-record-in-use': {
    ko: '이 줄에 속한 지표나 사업이 있어 지우지 않았습니다. 검토 내용은 그대로입니다. 속한 것을 다른 곳으로 옮기거나 먼저 지우십시오.',
    en: 'Indicators or projects belong to it, so it was not taken away. Your review is intact. Move them elsewhere or take them away first.',
  },
  'import-built-on': {
    ko: '이 계획을 반영한 뒤 실적·목표·댓글·증빙 등이 더해져 되돌릴 수 없습니다. 자료는 그대로입니다. 고칠 것이 있으면 정정한 계획서를 가져오십시오.',
    en: 'Figures, targets, comments or evidence were added to this plan since, so it cannot be undone. Nothing was changed. Import a corrected plan instead.',
  },
  'import-superseded': {
    ko: '나중에 반영한 계획서가 이 계획을 이어받았습니다. 자료는 그대로입니다. 나중 것부터 되돌리십시오.',
    en: 'A plan imported later goes on from this one. Nothing was changed. Undo the later one first.',
  },
} as const satisfies Partial<Record<Reason, Both>>
