import type { ScheduleState } from '../schedules/standing.ts'
import { formatNumber } from '../words/format-number.ts'
import { withParticle } from '../words/particle.ts'
import { type Both, TERMS } from '../words/terms.ts'
import { lines } from './about-indicator.ts'
import { wordCell } from './about-group.ts'
import {
  type AnswerBody,
  type Figure,
  Figures,
  joined,
  line,
  NOTHING,
  type Piece,
  type Place,
  type Row,
  toned,
  type Tone,
} from './answer.ts'
import { both } from './figures.ts'

/** A service and the desk that receives it. */
export interface DeskAt {
  readonly id: number
  readonly name: string
  readonly team: string
  readonly department: string
  readonly phones: readonly string[]
  readonly place: Place
  readonly year: number
}

/** 서비스 창구: the desk and its numbers; of several services one line each. */
export function deskAnswer(about: string, all: readonly DeskAt[]): AnswerBody {
  const [first] = all
  if (first === undefined)
    return {
      ...NOTHING,
      status: 'no-data',
      sentence: lines(line`${about}에 등록된 행정서비스가 없습니다.`, line`No service is registered for ${about}.`),
    }
  const figures = new Figures()
  const phonesOf = (at: DeskAt): readonly Figure[] =>
    at.phones.map((phone) =>
      figures.add({
        field: 'phone',
        label: both('전화', 'Telephone'),
        value: Number(phone.replaceAll(/\D/g, '')),
        unit: '',
        text: both(phone, phone),
        of: { kind: 'service', id: at.id },
        year: at.year,
        cite: { kind: 'record', words: both('행정서비스 이행표준', 'the service standards') },
        place: at.place,
      }),
    )
  const listed = (phones: readonly Figure[]): readonly Piece[] =>
    phones.flatMap((phone, index) => (index === 0 ? line`${phone}` : line`, ${phone}`))
  if (all.length === 1) {
    const phones = phonesOf(first)
    return {
      ...NOTHING,
      status: 'answered',
      sentence: lines(
        line`${first.name} 창구는 ${first.department} ${toned(first.team, 'good')}${phones.length === 0 ? '이며 등록된 전화가 없습니다' : line`, 전화 ${listed(phones)}입니다`}.`,
        line`${first.name}: ${toned(first.team, 'good')}, ${first.department}${phones.length === 0 ? '; no telephone is registered' : line`, telephone ${listed(phones)}`}.`,
      ),
      figures: figures.all,
      place: first.place,
    }
  }
  const rows = all.slice(0, MOST).map((at): Row => {
    const phones = phonesOf(at)
    const [one] = phones
    return {
      name: at.name,
      within: `${at.department} · ${at.team}`,
      place: at.place,
      cells: [
        phones.length === 1 && one !== undefined
          ? { mark: one.mark, text: null, tone: 'plain' }
          : wordCell(both(at.phones.join(', ') || '–', at.phones.join(', ') || '–')),
      ],
    }
  })
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(line`${about}의 행정서비스 창구는 아래와 같습니다.`, line`The service desks of ${about} are listed below.`),
    figures: figures.all,
    table: { columns: [both('전화', 'Telephone')], rows, more: all.length - rows.length },
    place: first.place,
  }
}
const MOST = 20

/** A schedule as it stands today. */
export interface ScheduleAt {
  readonly id: number
  readonly title: string
  readonly department: string
  readonly state: ScheduleState
  /** percent of the weights of done steps, and of those that were planned by today */
  readonly done: number
  readonly planned: number
  /** days against the first plan; null = nothing can be said */
  readonly slip: { readonly days: number; readonly atLeast: boolean } | null
  /** the step that comes next; null = none is open */
  readonly next: string | null
  readonly place: Place
  readonly year: number
}

const STATE: Readonly<Record<ScheduleState, { readonly word: Both; readonly tone: Tone }>> = {
  late: { word: both('지연', 'late'), tone: 'bad' },
  watch: { word: both('주의', 'to watch'), tone: 'warn' },
  'on-course': { word: both('정상', 'on course'), tone: 'good' },
  unjudged: { word: TERMS.tooEarly, tone: 'quiet' },
  done: { word: both('완료', 'done'), tone: 'good' },
}

/** 사업 일정: state, progress and slip; of several one line each, the most slipped first. */
export function schedulesAnswer(about: string, all: readonly ScheduleAt[], place: Place): AnswerBody {
  const figures = new Figures()
  const made = all.slice(0, MOST).map((at) => {
    const figure = (field: 'progress' | 'slip', label: Both, value: number, text: Both, words: Both, tone: Tone = 'plain') =>
      figures.add({
        field,
        label,
        value,
        unit: field === 'slip' ? '일' : '%',
        text,
        tone,
        of: { kind: 'schedule', id: at.id },
        year: at.year,
        cite: { kind: 'formula', words },
        place: at.place,
      })
    const percent = (value: number) => both(`${formatNumber(value)}%`, `${formatNumber(value)}%`)
    const progress = figure(
      'progress',
      both('진척률', 'Progress'),
      at.done,
      percent(at.done),
      both('마친 단계의 가중치 합', 'weights of the steps that are done'),
    )
    const days = at.slip?.days ?? 0
    const sign = days > 0 ? '+' : ''
    const slip =
      at.slip === null
        ? null
        : figure(
            'slip',
            both('당초 계획 대비', 'Against the first plan'),
            days,
            both(`${sign}${formatNumber(days)}일`, `${sign}${formatNumber(days)} days`),
            both('예정·실제 날짜 − 당초 계획', 'expected or done − first plan'),
            days > 0 ? 'bad' : 'plain',
          )
    return { at, progress, slip }
  })
  const [first] = made
  if (first === undefined)
    return {
      ...NOTHING,
      status: 'no-data',
      sentence: lines(line`${about}에 사업 일정이 없습니다.`, line`${about} has no schedules.`),
      place,
    }
  if (made.length === 1) {
    const { at, progress, slip } = first
    const { word, tone } = STATE[at.state]
    return {
      ...NOTHING,
      status: 'answered',
      sentence: lines(
        joined(
          line`${withParticle(at.title, '은/는')} ${toned(word.ko, tone)}입니다. 진척률은 ${progress}입니다.`,
          slip === null ? [] : line`당초 계획 대비 ${slip}입니다.`,
          at.next === null ? [] : line`다음 단계는 ${at.next}입니다.`,
        ),
        joined(
          line`${at.title}: ${toned(word.en, tone)}. Progress ${progress}.`,
          slip === null ? [] : line`Against the first plan: ${slip}.`,
          at.next === null ? [] : line`Next step: ${at.next}.`,
        ),
      ),
      figures: figures.all,
      place: at.place,
    }
  }
  return {
    ...NOTHING,
    status: 'answered',
    sentence: lines(line`${about}의 사업 일정은 아래와 같습니다.`, line`The schedules of ${about} are listed below.`),
    figures: figures.all,
    table: {
      columns: [both('상태', 'State'), both('진척률', 'Progress'), both('당초 계획 대비', 'Against the first plan')],
      rows: made.map(({ at, progress, slip }) => ({
        name: at.title,
        within: at.department,
        place: at.place,
        cells: [
          wordCell(STATE[at.state].word, STATE[at.state].tone),
          { mark: progress.mark, text: null, tone: 'plain' },
          { mark: slip?.mark ?? null, text: slip === null ? both('–', '–') : null, tone: slip?.tone ?? 'quiet' },
        ],
      })),
      more: all.length - made.length,
    },
    place,
  }
}
