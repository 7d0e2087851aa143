import type { CallRules, Transport, TrunkPeer } from '@/api';

/** A peer as it is typed. */
export interface PeerForm {
  readonly key: number;
  address: string;
  port: string;
  transport: Transport;
  priority: string;
  weight: string;
}

/** What was typed, or the row, counted from 1, that is not right. */
export type Read<T> = { readonly value: T } | { readonly row: number };

const MOST_PORT = 65_535;

/** A whole number within limits; null for anything else. */
export function whole(text: string, least: number, most: number): number | null {
  const typed = text.trim();
  const value = Number(typed);
  return /^\d{1,7}$/.test(typed) && value >= least && value <= most ? value : null;
}

export function portOf(transport: Transport): string {
  return transport === 'tls' ? '5061' : '5060';
}

/** Whether an address is right is for the server to say; here it is only there. */
export function readPeers(forms: readonly PeerForm[]): Read<readonly TrunkPeer[]> {
  const value: TrunkPeer[] = [];
  for (const form of forms) {
    const address = form.address.trim();
    const port = whole(form.port, 1, MOST_PORT);
    const priority = whole(form.priority, 0, MOST_PORT);
    const weight = whole(form.weight, 0, MOST_PORT);
    if (address === '' || port === null || priority === null || weight === null) return { row: value.length + 1 };
    value.push({ address, port, transport: form.transport, priority, weight });
  }
  return { value };
}

/** The lines of a text that hold something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

export function readCaps(text: string): Read<CallRules['caps']> {
  const value: { prefix: string; mostAnHour: number }[] = [];
  for (const line of linesOf(text)) {
    const found = /^(\*|\+?\d{1,15}|\+)\s+(\d{1,6})$/.exec(line);
    const mostAnHour = whole(found?.[2] ?? '', 0, 100_000);
    if (!found || mostAnHour === null) return { row: value.length + 1 };
    value.push({ prefix: found[1] === '*' ? '' : (found[1] ?? ''), mostAnHour });
  }
  return { value };
}

export function writeCaps(caps: CallRules['caps']): string {
  return caps.map((cap) => `${cap.prefix === '' ? '*' : cap.prefix} ${String(cap.mostAnHour)}`).join('\n');
}
