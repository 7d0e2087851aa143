import type { Desk, DeskContact } from '@/api/console/frames';

import { isAsked } from './acts';

/** A contact that is over, as the desk saw it. */
export interface Handled extends DeskContact {
  readonly endedAt: number;
}

const MOST = 100;

/**
 * The latest first. Whoever leaves the seat ends the list; who lost it, as by an outage, still has it. A contact that left the
 * desk without a talk is not in it, and neither is one about which a colleague only asked.
 */
export function handledAfter(
  list: readonly Handled[],
  before: Desk | null,
  after: Desk,
  now: number,
): readonly Handled[] {
  if (after.left?.cause === 'by-agent') return [];
  const contact = before?.contact ?? null;
  if (before === null || contact === null || contact.contact === after.contact?.contact) return list;
  const hasTalked = ['talking', 'held', 'consulting', 'wrap-up'].includes(before.state);
  if (!hasTalked || isAsked(before)) return list;
  return [{ ...contact, endedAt: now }, ...list.filter((each) => each.contact !== contact.contact)].slice(0, MOST);
}
