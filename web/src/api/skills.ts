import type { Named } from './types';

/** Something that agents of a project can be certified in. */
export interface Skill extends Named {
  readonly note: string;
  readonly clientId: string;
  readonly projectId: string;
}

export type WantedSkill = Pick<Skill, 'name' | 'note' | 'projectId'>;

/** A skill that is asked of agents, at this level or a higher one. */
export interface AskedSkill {
  readonly skillId: string;
  readonly level: number;
}

/** What a queue asks for those who have waited so long in it. */
export interface DemandStep {
  readonly afterMs: number;
  /** All skills of a group are asked, and any group will do; none when everybody will do. */
  readonly groups: readonly { readonly skills: readonly AskedSkill[] }[];
}

/** Who is to take the contacts of a queue. */
export interface QueueDemand {
  readonly steps: readonly DemandStep[];
  /** Null to divide nothing. */
  readonly shareId: string | null;
}

/** Who is to take the contacts of a line. */
export interface LineDemand {
  readonly skills: readonly AskedSkill[];
  /** Null as the queue says. */
  readonly shareId: string | null;
}

export type CertificateState = 'coming' | 'in-force' | 'past';

/** That an agent has a skill; days are those of the house, null for no bound. */
export interface Certificate extends AskedSkill {
  readonly from: string | null;
  readonly until: string | null;
  readonly state: CertificateState;
}

/** Somebody who takes contacts, with what he or she is certified in. */
export interface CertifiedAgent extends Named {
  readonly vendorId: string;
  readonly projectId: string;
  readonly certificates: readonly Certificate[];
}

export type WantedCertificate = Omit<Certificate, 'state'> & { readonly personId: string };
