/**
 * The path to go to after signing in. Only a path of this very site is taken, so that a forged link cannot lead
 * somebody from our sign-in page to another site; everything else leads home.
 */
export function safeReturnPath(wanted: unknown, origin: string = window.location.origin): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted) || hasControlCharacter(wanted)) return '/';
  let url: URL;
  try {
    url = new URL(wanted, origin);
  } catch {
    return '/';
  }
  if (url.origin !== origin || /^\/(sign-in|first-password)(\/|$)/.test(url.pathname)) return '/';
  const path = url.pathname + url.search + url.hash;
  return path.startsWith('//') ? '/' : path;
}

function hasControlCharacter(text: string): boolean {
  return Array.from(text).some((character) => character < ' ' || character === '\u007f');
}
