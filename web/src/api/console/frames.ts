import type { Named } from '../types';

/** The frames of docs/api/console.md. Ids are decimal strings, times the server's milliseconds since 1970. */
export const AGENT_STATES = [
  'signed-out',
  'not-ready',
  'ready',
  'offered',
  'connecting',
  'talking',
  'held',
  'consulting',
  'dialling',
  'wrap-up',
  'break',
  'no-answer',
  'rejected',
] as const;
export type AgentState = (typeof AGENT_STATES)[number];

export interface LineNamed extends Named {
  readonly number: string;
}

/** An offer, or the contact in hand. */
export interface DeskContact {
  readonly contact: string;
  readonly line: LineNamed;
  readonly queue: Named;
  /** Who called, or was called; masked. Null when the network gave no number, empty while the server does not know it. */
  readonly caller: string | null;
  /** Of a call of the agent, how far it is; null of calls in. */
  readonly out: 'dialling' | 'ringing' | 'answered' | null;
  readonly since: number;
  /** When it ends by itself; null when it does not. */
  readonly due: number | null;
}

export interface Desk {
  readonly state: AgentState;
  /** Null without a seat. */
  readonly since: number | null;
  readonly contact: DeskContact | null;
  readonly offer: DeskContact | null;
  readonly audio: 'none' | 'connected';
  /** Null with a seat, and while the server does not know it. */
  readonly left: SeatLeft | null;
  /** The telephone that is the seat's sound, or was last; null when that is the browser. */
  readonly telephone: SeatTelephone | null;
  /** Who is asked about the contact in hand, or asks about the one offered; null when nobody does. */
  readonly colleague: DeskColleague | null;
  /** How the last call out came to nothing; null once the agent has another contact. */
  readonly unanswered: Unanswered | null;
  /** Who hears the talk in hand, as far as the agent is told. */
  readonly supervisors?: readonly DeskSupervisor[];
  readonly outlook?: DeskOutlook;
  /** How many talks of the agent have ended since midnight. */
  readonly handledToday: number;
}

/** What an agent may choose to be after the contact in hand. */
export const NEXT_STATES = ['ready', 'break', 'signed-out'] as const;
export type NextState = (typeof NEXT_STATES)[number];

/** Why an agent takes a break. */
export const BREAK_REASONS = ['rest', 'meal', 'training', 'meeting', 'away', 'other'] as const;
export type BreakReason = (typeof BREAK_REASONS)[number];

/** What comes after the state. */
export interface DeskOutlook {
  /** What was chosen for after the contact in hand; null for nothing. */
  readonly next: Exclude<NextState, 'ready'> | null;
  /** Of the break that comes then, or goes on; null for one that the server does not know. */
  readonly reason: BreakReason | null;
  /** When wrap-up ends by itself, or who did not take an offer is ready again; null for never. */
  readonly due: number | null;
  /** How many times more wrap-up may be made longer. */
  readonly extensions: number;
}

/** A call out that came to nothing. */
export interface Unanswered {
  /** Masked; null when the server does not know it. */
  readonly number: string | null;
  readonly cause: UnansweredCause;
  readonly at: number;
}

export type UnansweredCause =
  'busy' | 'no-answer' | 'declined' | 'number-unknown' | 'not-reached' | 'network' | 'agent-audio-lost' | 'cut';
/** Who hears a supervisor: nobody, the agents, or all. */
export const WATCH_PARTS = ['listen', 'whisper', 'barge'] as const;
export type WatchPart = (typeof WATCH_PARTS)[number];

/** A supervisor in a talk. */
export interface DeskSupervisor {
  readonly person: string;
  /** Empty while the server does not know it. */
  readonly name: string;
  readonly part: WatchPart;
}

/** A supervisor's own sound, and the talk that he or she hears. */
export interface Watch {
  readonly audio: 'none' | 'connected';
  /** The contact; null while none is heard. */
  readonly contact: string | null;
  /** Who was in charge of it as the watch began. */
  readonly agent: string | null;
  readonly part: WatchPart | null;
  /** Whether there is something to hear now. */
  readonly hearing: boolean;
  /** How the last watch ended; null while one goes on, and before any. */
  readonly ending: WatchEnding | null;
}

export type WatchEnding = 'by-supervisor' | 'contact-over' | 'sound-lost' | 'not-joined' | 'out-of-jurisdiction';

/** A colleague, or a number outside, in a talk. */
export interface DeskColleague {
  /** Null of a number outside. */
  readonly person: string | null;
  /** Empty while the server does not know it; of a number outside the number, masked. */
  readonly name: string;
  /** Whether it is the colleague who asks, and is in charge. */
  readonly isAsking: boolean;
  readonly stage: 'asked' | 'calling' | 'ringing' | 'connecting' | 'talking' | 'joined' | 'over';
  /** How it ended; null before. */
  readonly ending: ConsultEnding | OutsideEnding | null;
}

export type ConsultEnding =
  | 'declined'
  | 'no-answer'
  | 'cancelled'
  | 'left'
  | 'handed-over'
  | 'contact-over'
  | 'not-joined'
  | 'colleague-audio-lost'
  | 'agent-audio-lost';

/** How a number outside came to be in the talk no more. */
export type OutsideEnding =
  | 'cancelled'
  | 'left'
  | 'contact-over'
  | 'agent-audio-lost'
  | 'busy'
  | 'no-answer'
  | 'declined'
  | 'number-unknown'
  | 'not-reached'
  | 'not-joined'
  | 'network'
  | 'cut';

export interface SeatTelephone {
  readonly number: string;
  readonly state: 'calling' | 'ringing' | 'connected' | 'ended';
  /** Why it ended, a status of SIP; 0 before. */
  readonly cause: number;
}

/** When and why the seat was left. */
export interface SeatLeft {
  readonly cause: 'by-agent' | 'by-supervisor' | 'configuration' | 'program-dead';
  readonly at: number;
}

/** Counts and sums of a queue's day; rates are computed where they are shown. */
export interface QueueToday {
  readonly offered: number;
  readonly answered: number;
  readonly answeredIn20s: number;
  readonly abandoned: number;
  readonly waitedMs: number;
}

export interface LiveQueue extends Named {
  /** Its id. */
  readonly project: string;
  readonly waiting: number;
  readonly longestSince: number | null;
  readonly connecting: number;
  readonly talking: number;
  readonly today: QueueToday;
}

/** The agents in one state. */
export interface AgentsInState {
  readonly now: number;
  /** The mean of the moments since when they are in it, midnight at the earliest; null when nobody is. */
  readonly since: number | null;
  /** Milliseconds of the spans that have ended since midnight, all agents together. */
  readonly spent: number;
  /** How many of those who are ready have a seat without sound, so that nothing is offered to them. */
  readonly silent: number;
}

export interface Live {
  readonly queues: readonly LiveQueue[];
  readonly agents: Readonly<Partial<Record<AgentState, AgentsInState>>>;
}

export type Push =
  | {
      readonly push: 'hello';
      readonly now: number;
      readonly desk: Desk | null;
      readonly live: Live | null;
      readonly watch?: Watch | null;
    }
  | { readonly push: 'watch'; readonly watch: Watch }
  | { readonly push: 'desk'; readonly desk: Desk }
  | { readonly push: 'live'; readonly live: Live }
  | { readonly push: 'call'; readonly call: string; readonly state: 'ended'; readonly cause: number };

/** What is done with the talk in hand by whoever is in charge of it. */
export type TalkAct = 'hold' | 'resume' | 'end-consult' | 'confer' | 'hand-over';
export type ContactAct = 'accept' | 'reject' | 'hang-up' | 'end-wrap-up' | 'longer' | TalkAct;
/** What a supervisor may make of an agent. */
export type ForcedState = 'ready' | 'not-ready' | 'signed-out';
export type SeatAct = 'sign-in' | 'sign-out' | 'ready' | 'break';

export type Command =
  | { readonly do: SeatAct }
  | { readonly do: ContactAct; readonly contact: string }
  | { readonly do: 'next'; readonly state: NextState; readonly reason?: BreakReason }
  | { readonly do: 'break'; readonly reason: BreakReason }
  | { readonly do: 'ask'; readonly contact: string; readonly colleague: string }
  | { readonly do: 'transfer'; readonly contact: string; readonly queue: string }
  | { readonly do: 'call-outside' | 'pass-outside'; readonly contact: string; readonly number: string }
  | { readonly do: 'dial'; readonly number: string; readonly line?: string }
  | { readonly do: 'call-back'; readonly contact: string }
  | { readonly do: 'watch'; readonly contact: string; readonly part: WatchPart }
  | { readonly do: 'change-watch'; readonly part: WatchPart }
  | { readonly do: 'end-watch' }
  | { readonly do: 'force-end'; readonly contact: string }
  | { readonly do: 'force-state'; readonly agent: string; readonly state: ForcedState }
  | { readonly do: 'audio'; readonly sdp: string }
  | { readonly do: 'telephone'; readonly number: string }
  | { readonly do: 'call'; readonly number: string; readonly sdp: string }
  | { readonly do: 'end-call'; readonly call: string };

/** What comes back when a command was carried out. */
export interface Answers {
  readonly audio: { readonly sdp: string };
  readonly call: { readonly sdp: string; readonly call: string };
}
export type AnswerTo<C extends Command> = C['do'] extends keyof Answers ? Answers[C['do']] : object;

/** The answer of a command, as it comes. */
export interface Answer {
  readonly re: number;
  readonly ok?: object;
  readonly problem?: {
    readonly errorId: string;
    readonly title: string;
    readonly detail: string;
    readonly values?: Readonly<Record<string, unknown>>;
  };
}

export type Frame = { readonly answer: Answer } | { readonly push: Push };

const PUSHES = new Set(['hello', 'desk', 'live', 'watch', 'call']);

/** Reads one frame; null for what a newer server may say and this page does not know. */
export function frameOf(text: unknown): Frame | null {
  if (typeof text !== 'string') return null;
  let frame: unknown;
  try {
    frame = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof frame !== 'object' || frame === null) return null;
  if ('re' in frame && typeof frame.re === 'number') return { answer: frame as Answer };
  if ('push' in frame && typeof frame.push === 'string' && PUSHES.has(frame.push)) return { push: frame as Push };
  return null;
}
