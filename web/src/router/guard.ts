import type { Permission } from '@/api';
import type { SessionStatus } from '@/stores/session';

import { safeReturnPath } from './returnPath';

/** Who may see a page: everybody, whoever is about to sign in or to set a first password, or whoever is signed in. */
export type Access = 'public' | 'sign-in' | 'first-password' | 'signed-in';

export interface Wanted {
  readonly fullPath: string;
  readonly access: Access;
  readonly permission?: Permission | undefined;
  readonly returnPath?: unknown;
  /** The pages have just been opened, and nobody chose this one by a link in them. */
  readonly first?: boolean;
}

/** Go, or where to go instead: an address with everything that belongs to it. */
export type Verdict = 'go' | 'forbidden' | { readonly to: string };

/** Decides where somebody who wants a page is led. Whoever takes contacts begins at the desk. */
export function decide(wanted: Wanted, status: SessionStatus, can: (permission: Permission) => boolean): Verdict {
  if (wanted.access === 'public') return 'go';
  if (status === 'password-due') {
    return wanted.access === 'first-password' ? 'go' : withReturn('/first-password', placeOf(wanted));
  }
  if (status === 'signed-in') {
    const desk = can('contacts.take') ? '/desk' : '/';
    if (wanted.access !== 'signed-in') {
      const place = safeReturnPath(wanted.returnPath);
      return { to: place === '/' ? desk : place };
    }
    if (wanted.first && wanted.fullPath === '/' && desk !== '/') return { to: desk };
    return wanted.permission === undefined || can(wanted.permission) ? 'go' : 'forbidden';
  }
  return wanted.access === 'sign-in' ? 'go' : withReturn('/sign-in', placeOf(wanted));
}

/** Where to go in the end: the page itself, or the one a detour was made from. */
function placeOf(wanted: Wanted): string {
  return safeReturnPath(wanted.access === 'signed-in' ? wanted.fullPath : wanted.returnPath);
}

function withReturn(path: string, place: string): Verdict {
  return { to: place === '/' ? path : `${path}?${new URLSearchParams({ to: place }).toString()}` };
}
