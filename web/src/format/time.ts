const two = (n: number): string => String(n).padStart(2, '0');

/** 14:05:09 in the browser's own time zone. */
export function formatTime(at: Date): string {
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** 2026-11-21 in the browser's own time zone. */
export function formatDate(at: Date): string {
  return `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** 2026-11-21 14:05:09 in the browser's own time zone. */
export function formatDateTime(at: Date): string {
  return `${formatDate(at)} ${formatTime(at)}`;
}

/** 03:04, and from an hour on 1:03:04. Begun seconds do not count; a clock that is behind shows 00:00. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const tail = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours === 0 ? tail : `${String(hours)}:${tail}`;
}

/** Whole days and the rest, for times longer than a shift. */
export function splitDays(ms: number): { days: number; rest: string } {
  const day = 86_400_000;
  const span = Math.max(0, ms);
  return { days: Math.floor(span / day), rest: formatDuration(span % day).padStart(8, '00:') };
}
