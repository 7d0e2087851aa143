import type { Role } from './roles';
import type { Grant, Named } from './types';

/** Who leads or guides a team. */
export interface TeamHead {
  readonly id: string;
  /** Null where the person is out of the reader's scope. */
  readonly name: string | null;
  /** How many agents, over all teams of this person that day. */
  readonly agents: number;
  readonly tooMany: boolean;
}

/** A team as it is on a day. */
export interface Team extends Named {
  readonly clientId: string;
  /** Null for the client's own people. */
  readonly vendorId: string | null;
  readonly projectId: string;
  readonly members: number;
  readonly leader: TeamHead | null;
  readonly coach: TeamHead | null;
}

export interface WantedTeam {
  readonly name: string;
  readonly projectId: string;
  readonly vendorId: string | null;
}

export const TEAM_PARTS = ['member', 'leader', 'coach'] as const;
export type TeamPart = (typeof TEAM_PARTS)[number];

/** Somebody's time in a team; days are those of the house. */
export interface TimeInTeam {
  readonly personId: string;
  readonly name: string | null;
  readonly part: TeamPart;
  readonly from: string;
  readonly until: string | null;
}

export interface WantedTime {
  readonly personId: string;
  readonly part: TeamPart;
  readonly from: string | null;
  readonly until: string | null;
}

/** A role that somebody holds, held or will hold. */
export interface Granted {
  readonly id: string;
  readonly grant: Grant;
  readonly from: string;
  readonly to: string | null;
  readonly state: 'coming' | 'in-force' | 'past';
}

export interface WantedGrant {
  readonly role: Role;
  readonly clientId?: string;
  readonly vendorId?: string;
  readonly projectId?: string;
  readonly teamId?: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Somebody as a list names him or her. */
export interface ImportRow {
  readonly name: string | null;
  readonly loginName: string | null;
  readonly language: string | null;
  readonly role: string | null;
  readonly client: string | null;
  readonly vendor: string | null;
  readonly project: string | null;
  readonly team: string | null;
}

/** What is wrong with a row, from 1 on. */
export interface RowProblem {
  readonly row: number;
  readonly errorId: string;
  readonly detail: string;
}

export interface NewAccount {
  readonly row: number;
  readonly loginName: string;
  readonly initialPassword: string;
}
