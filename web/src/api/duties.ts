export const WRAP_UP_KINDS = ['timed', 'none', 'required', 'extendable'] as const;
/** How the work after a talk ends. */
export type WrapUpKind = (typeof WRAP_UP_KINDS)[number];

/** What a queue asks of agents after talks, and what follows when an offer comes to nothing; 0 stands for none. */
export interface DutyRules {
  readonly wrapUp: WrapUpKind;
  readonly longerMs: number;
  readonly mostTimes: number;
  readonly rejectedMs: number;
  readonly overlookedMs: number;
  readonly mostReturns: number;
}
