import type { WantedShare } from '@/api/shares';

import { wholeNumber } from './wholeNumber';

export const MOST_WEIGHT = 10_000;

/** A vendor's part as it is typed. */
export interface TypedParty {
  readonly key: number;
  vendorId: string;
  weight: string;
}

export type PartyFault = 'vendor' | 'weight' | '';

const weightOf = (typed: string): number => wholeNumber(typed, MOST_WEIGHT) ?? 0;

/** What is wrong with a row. */
export function partyFault(row: TypedParty): PartyFault {
  if (row.vendorId === '') return 'vendor';
  return weightOf(row.weight) === 0 ? 'weight' : '';
}

/** What rows say; null while one says nothing that can be sent. */
export function partiesOf(rows: readonly TypedParty[]): WantedShare['parties'] | null {
  if (rows.some((row) => partyFault(row) !== '')) return null;
  return rows.map((row) => ({ vendorId: row.vendorId, weight: weightOf(row.weight) }));
}
