const DAY_MS = 86_400_000;
const BETWEEN = /[\s,，、;；]+/;
const DASHES = /\s*(?:~|～|至|–|—|\/)\s*/g;
const DAY = /^(?:(\d{4})[-年])?(\d{1,2})[-月](\d{1,2})日?$/;
/** More than this is no holiday. */
const MOST = 60;

const isoOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A day as it is typed, of a year where it names none, as ms of UTC; null for what is no day. */
function readDay(text: string, year: number): number | null {
  const parts = DAY.exec(text);
  if (parts === null) return null;
  const [, ofYear = String(year), month = '', day = ''] = parts;
  const iso = `${ofYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${iso}T00:00:00Z`);
  return Number.isNaN(at) || isoOf(at) !== iso ? null : at;
}

/** Days as they are typed, such as `02-15~02-23 02-28`, in order; null for anything else. */
export function readDays(text: string, year: number): readonly string[] | null {
  const days = new Set<number>();
  const parts = text.trim().replace(DASHES, '~').split(BETWEEN);
  for (const part of parts.filter((each) => each !== '')) {
    const [first = '', last = first, ...more] = part.split('~');
    const from = readDay(first, year);
    const until = readDay(last, year);
    if (from === null || until === null || until < from || more.length > 0) return null;
    if (until - from > MOST * DAY_MS) return null;
    for (let at = from; at <= until; at += DAY_MS) days.add(at);
  }
  return [...days].sort((a, b) => a - b).map(isoOf);
}

/** Days as they are read by people: without the year where it is the notice's, several in a row with a dash. */
export function writeDays(days: readonly string[], year: number): string {
  const rows: { first: string; last: string }[] = [];
  for (const day of [...days].sort()) {
    const row = rows.at(-1);
    if (row && Date.parse(day) - Date.parse(row.last) === DAY_MS) row.last = day;
    else rows.push({ first: day, last: day });
  }
  const short = (day: string): string => (day.startsWith(`${String(year)}-`) ? day.slice(5) : day);
  return rows.map(({ first, last }) => (first === last ? short(first) : `${short(first)}~${short(last)}`)).join(' ');
}
