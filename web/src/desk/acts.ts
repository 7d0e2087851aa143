import type { AgentState, ContactAct, Desk, SeatAct } from '@/api/console/frames';

export type DeskAct = SeatAct | ContactAct;

/** Which states an act is for, and what it leads to when nothing else happens. The server decides; this only shows. */
const ACTS: Readonly<Record<DeskAct, { readonly from: readonly AgentState[]; readonly to: AgentState }>> = {
  'sign-in': { from: ['signed-out'], to: 'not-ready' },
  'sign-out': { from: ['not-ready', 'ready', 'break', 'no-answer', 'wrap-up'], to: 'signed-out' },
  ready: { from: ['not-ready', 'break', 'no-answer'], to: 'ready' },
  break: { from: ['not-ready', 'ready', 'no-answer', 'wrap-up'], to: 'break' },
  accept: { from: ['offered'], to: 'connecting' },
  reject: { from: ['offered'], to: 'not-ready' },
  'hang-up': { from: ['talking'], to: 'wrap-up' },
  'end-wrap-up': { from: ['wrap-up'], to: 'ready' },
};

/** What there is to do next in a state; null where one waits. */
const NEXT: Readonly<Partial<Record<AgentState, DeskAct>>> = {
  'signed-out': 'sign-in',
  'not-ready': 'ready',
  'no-answer': 'ready',
  break: 'ready',
  offered: 'accept',
  talking: 'hang-up',
  'wrap-up': 'end-wrap-up',
};

export const mayAct = (act: DeskAct, state: AgentState): boolean => ACTS[act].from.includes(state);
export const stateAfter = (act: DeskAct): AgentState => ACTS[act].to;
export const nextAct = (state: AgentState): DeskAct | null => NEXT[state] ?? null;

/** The contact that an act is about; null for acts on the seat, and where there is none. */
export function contactOf(act: DeskAct, desk: Desk): string | null {
  switch (act) {
    case 'accept':
    case 'reject':
      return desk.offer?.contact ?? null;
    case 'hang-up':
    case 'end-wrap-up':
      return desk.contact?.contact ?? null;
    default:
      return null;
  }
}
