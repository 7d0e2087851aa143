import type { ImportRow } from '@/api/teams';

export const COLUMNS = ['name', 'loginName', 'role', 'client', 'vendor', 'project', 'team', 'language'] as const;
export type Column = (typeof COLUMNS)[number];

/** The cells of a table of comma-separated values; quotes as RFC 4180 has them, rows without anything left out. */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((each) => each !== '')) rows.push(row);
    row = [];
  };
  const source = text.replace(/^\uFEFF/, '');
  for (let i = 0; i < source.length; i++) {
    const sign = source.charAt(i);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (source.charAt(i + 1) === '"') cell += source.charAt(++i);
      else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (sign === ',' || sign === '，') endCell();
    else if (sign === '\n') endRow();
    else if (sign !== '\r') cell += sign;
  }
  endRow();
  return rows;
}

/** What a file says; Chinese spreadsheets write GB 18030 where it is no UTF-8. */
export function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** One field of the file as it stands: quoted where it has to be. */
export const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/**
 * The rows of a file by the headings of its first row, which are a column's id or its word on the page; a role may be given by its word
 * too. Null where a heading for name, login name or role is missing.
 */
export function rowsOf(
  text: string,
  headings: Readonly<Record<string, Column>>,
  roles: Readonly<Record<string, string>>,
): ImportRow[] | null {
  const [head = [], ...rows] = cellsOf(text);
  const at = new Map<Column, number>();
  head.forEach((word, index) => {
    const column = headings[word] ?? COLUMNS.find((each) => each.toLowerCase() === word.toLowerCase());
    if (column !== undefined && !at.has(column)) at.set(column, index);
  });
  if (!at.has('name') || !at.has('loginName') || !at.has('role')) return null;
  return rows.map((row) => {
    const cell = (column: Column): string | null => row[at.get(column) ?? -1] || null;
    const role = cell('role');
    return {
      name: cell('name'),
      loginName: cell('loginName'),
      role: role === null ? null : (roles[role] ?? role),
      client: cell('client'),
      vendor: cell('vendor'),
      project: cell('project'),
      team: cell('team'),
      language: cell('language'),
    };
  });
}
