import type { AgentState, ContactAct, Desk, SeatAct } from '@/api/console/frames';

/** What is done with a talk and somebody else: the colleague asked, the queue that it is passed on to, a number outside. */
export type GoalAct = 'ask' | 'transfer' | 'call-outside' | 'pass-outside';
/** Calling somebody: by a number, or the other side of a contact that the agent had. */
export type DialAct = 'dial' | 'call-back';
export type DeskAct = SeatAct | ContactAct | GoalAct | DialAct;

/** Which states an act is for, and what it leads to when nothing else happens. The server decides; this only shows. */
const ACTS: Readonly<Record<DeskAct, { readonly from: readonly AgentState[]; readonly to: AgentState }>> = {
  'sign-in': { from: ['signed-out'], to: 'not-ready' },
  'sign-out': { from: ['not-ready', 'ready', 'break', 'no-answer', 'rejected', 'wrap-up'], to: 'signed-out' },
  ready: { from: ['not-ready', 'break', 'no-answer', 'rejected'], to: 'ready' },
  break: { from: ['not-ready', 'ready', 'no-answer', 'rejected', 'wrap-up'], to: 'break' },
  accept: { from: ['offered'], to: 'connecting' },
  reject: { from: ['offered'], to: 'not-ready' },
  hold: { from: ['talking'], to: 'held' },
  resume: { from: ['held'], to: 'talking' },
  ask: { from: ['talking', 'held'], to: 'held' },
  transfer: { from: ['talking', 'held'], to: 'wrap-up' },
  'call-outside': { from: ['talking', 'held'], to: 'held' },
  'pass-outside': { from: ['talking', 'held'], to: 'wrap-up' },
  'end-consult': { from: ['talking', 'held', 'consulting'], to: 'held' },
  confer: { from: ['consulting'], to: 'talking' },
  'hand-over': { from: ['talking', 'consulting'], to: 'wrap-up' },
  'hang-up': { from: ['talking', 'held', 'consulting', 'dialling'], to: 'wrap-up' },
  dial: { from: ['not-ready', 'ready', 'break', 'no-answer', 'rejected', 'wrap-up'], to: 'dialling' },
  'call-back': { from: ['not-ready', 'ready', 'break', 'no-answer', 'rejected', 'wrap-up'], to: 'dialling' },
  'end-wrap-up': { from: ['wrap-up'], to: 'ready' },
  longer: { from: ['wrap-up'], to: 'wrap-up' },
};

/** What there is to do next in a state; null where one waits. */
const NEXT: Readonly<Partial<Record<AgentState, DeskAct>>> = {
  'signed-out': 'sign-in',
  'not-ready': 'ready',
  'no-answer': 'ready',
  rejected: 'ready',
  break: 'ready',
  offered: 'accept',
  talking: 'hang-up',
  dialling: 'hang-up',
  held: 'resume',
  'wrap-up': 'end-wrap-up',
};

/** A caller is at the other end: with the page goes the sound. */
export const hasCaller = (state: AgentState): boolean =>
  ['offered', 'connecting', 'talking', 'held', 'consulting', 'dialling'].includes(state);

/** Whether there is a contact, after which something else may come. */
export const hasWork = (state: AgentState): boolean => hasCaller(state) || state === 'wrap-up';

type AtWork = Pick<Desk, 'state' | 'colleague' | 'outlook'>;

/** Whether a colleague is asked, or is there; none any more once that has ended. */
export const hasColleague = (desk: AtWork): boolean => desk.colleague !== null && desk.colleague.stage !== 'over';

/** Whether the agent was asked by a colleague, who is in charge of the contact. */
export const isAsked = (desk: AtWork): boolean => hasColleague(desk) && desk.colleague?.isAsking === true;

/** Whether an act fits to whom the agent talks with besides the caller. */
function fits(act: DeskAct, desk: AtWork): boolean {
  const stage = hasColleague(desk) ? desk.colleague?.stage : undefined;
  switch (act) {
    case 'hold':
      return !isAsked(desk);
    case 'resume':
    case 'ask':
    case 'transfer':
    case 'call-outside':
    case 'pass-outside':
      return stage === undefined;
    case 'end-consult':
      return stage !== undefined && !isAsked(desk);
    case 'confer':
      return stage === 'talking' && !isAsked(desk);
    case 'hand-over':
      return (stage === 'talking' || stage === 'joined') && !isAsked(desk);
    default:
      return true;
  }
}

export const mayAct = (act: DeskAct, desk: AtWork): boolean => ACTS[act].from.includes(desk.state) && fits(act, desk);
export const nextAct = (state: AgentState): DeskAct | null => NEXT[state] ?? null;

/** What an act leads to when nothing else happens. */
export function stateAfter(act: DeskAct, desk: AtWork): AgentState {
  if (act === 'hang-up' && (isAsked(desk) || desk.state === 'dialling')) return 'ready';
  if (act === 'end-wrap-up') return desk.outlook?.next ?? 'ready';
  if (desk.colleague?.stage === 'joined') {
    if (act === 'hold') return 'consulting';
    if (act === 'end-consult') return 'talking';
  }
  return ACTS[act].to;
}

/** The contact that an act is about; null for acts on the seat, and where there is none. */
export function contactOf(act: DeskAct, desk: Desk): string | null {
  switch (act) {
    case 'accept':
    case 'reject':
      return desk.offer?.contact ?? null;
    case 'sign-in':
    case 'sign-out':
    case 'ready':
    case 'break':
    case 'dial':
    case 'call-back':
      return null;
    default:
      return desk.contact?.contact ?? null;
  }
}
