import type { Handled } from './handled';

const KEY = 'huawu.handled';

/** Keeps the list for this tab, so that a page loaded again still has it; numbers in it are masked. */
export function keepHandled(person: string, list: readonly Handled[]): void {
  try {
    if (list.length === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ person, list }));
  } catch {
    // Forbidden or full: then the list lasts as long as the page.
  }
}

/** The list that was kept for this person; what belongs to somebody else is thrown away. */
export function keptHandled(person: string): readonly Handled[] {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as { person: string; list: Handled[] } | null;
    if (kept?.person === person && Array.isArray(kept.list)) return kept.list;
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing that could be read.
  }
  return [];
}
