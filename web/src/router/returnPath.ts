/**
 * The path to go to after signing in. Only a path of this very site is taken, so that a forged link cannot lead
 * somebody from our sign-in page to another site; everything else leads home.
 */
export function safeReturnPath(wanted: unknown, origin: string = window.location.origin): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/')) return '/';
  let url: URL;
  try {
    // The browser's own reading counts: it drops tabs and takes a backslash for a slash.
    url = new URL(wanted, origin);
  } catch {
    return '/';
  }
  if (url.origin !== origin || /^\/(sign-in|first-password)(\/|$)/.test(url.pathname)) return '/';
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? '/' : path;
}
