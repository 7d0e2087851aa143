export const SYSTEMS = ['windows', 'firefox', 'macos', 'linux'] as const;
export type System = (typeof SYSTEMS)[number];

/** The sentences of each way to install the certificate, in their order. */
export const STEPS = {
  windows: ['one', 'two', 'three', 'four', 'five', 'six'],
  firefox: ['one', 'two', 'three', 'four', 'five'],
  macos: ['one', 'two', 'three', 'four'],
  linux: ['one', 'two', 'three'],
} as const;

/** What each browser usual on Windows needs besides. */
export const WINDOWS_NOTES = ['se360', 'qq', 'sogou', 'check'] as const;

export const LINUX_COMMAND = 'certutil -d sql:$HOME/.pki/nssdb -A -t C,, -n huawu -i ca.crt';

/** The way that fits this browser. */
export function systemOf(userAgent: string): System {
  if (/Firefox\//.test(userAgent)) return 'firefox';
  if (/Windows/.test(userAgent)) return 'windows';
  if (/Mac OS X|Macintosh/.test(userAgent)) return 'macos';
  return /Linux|X11/.test(userAgent) ? 'linux' : 'windows';
}
