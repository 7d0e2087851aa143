import type { Named } from './types';

export const BASES = ['offered', 'handled'] as const;
export type ShareBasis = (typeof BASES)[number];

/** A vendor's part of a share. */
export interface ShareParty {
  readonly vendorId: string;
  readonly weight: number;
  /** The sum of all weights. */
  readonly whole: number;
}

/** How contacts are divided among vendors. A vendor sees its own part, and no name. */
export interface Share extends Named {
  readonly clientId: string;
  readonly projectId: string;
  readonly basis: ShareBasis;
  /** Whether what spilled over is made up for later. */
  readonly carried: boolean;
  readonly reservedMs: number;
  readonly parties: readonly ShareParty[];
}

export interface WantedShare extends Pick<Share, 'name' | 'projectId' | 'basis' | 'carried' | 'reservedMs'> {
  readonly parties: readonly Pick<ShareParty, 'vendorId' | 'weight'>[];
}

/** What a share gave to a vendor since midnight. */
export interface Assigned {
  readonly shareId: string;
  readonly vendorId: string;
  readonly assigned: number;
  readonly spilled: number;
  readonly repaid: number;
  readonly released: number;
}
