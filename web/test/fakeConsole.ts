import { vi } from 'vitest';

import type { Desk, DeskContact, Live } from '@/api/console/frames';

/** Plays the server's end of the console, by way of the browser's own WebSocket. */
export class FakeWire {
  static readonly CONNECTING = 0;
  /** Taken by the server; a test sets 0 for one that is not taken yet. */
  readyState = 1;
  isClosed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: MessageEvent<unknown>) => void) | null = null;
  onclose: ((event: CloseEvent) => void) | null = null;
  readonly sent: ({ id: number; do: string } & Record<string, unknown>)[] = [];

  constructor(readonly address: string) {
    wires.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as FakeWire['sent'][number]);
  }

  close(): void {
    this.isClosed = true;
    this.onmessage = null;
  }

  say(frame: unknown): void {
    this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent<unknown>);
  }

  hello(desk: Desk | null, live: Live | null = null, now = Date.now()): void {
    this.say({ push: 'hello', now, desk, live });
  }

  end(code: number): void {
    this.onclose?.({ code } as CloseEvent);
  }
}

export let wires: FakeWire[] = [];

/** Every WebSocket from here on is one of these. */
export function playConsole(): void {
  wires = [];
  vi.stubGlobal('WebSocket', FakeWire);
}

export function lastWire(): FakeWire {
  const wire = wires.at(-1);
  if (wire === undefined) throw new Error('Nothing is connected.');
  return wire;
}

export const contactOf = (contact: string, difference: Partial<DeskContact> = {}): DeskContact => ({
  contact,
  line: { id: '1004', name: '社保热线', number: '4001000001' },
  queue: { id: '2001', name: '社会保险' },
  caller: '138****1234',
  out: null,
  since: Date.now(),
  due: null,
  ...difference,
});

export const deskOf = (state: Desk['state'], difference: Partial<Desk> = {}): Desk => ({
  state,
  since: state === 'signed-out' ? null : Date.now(),
  contact: null,
  offer: null,
  audio: 'none',
  left: null,
  telephone: null,
  colleague: null,
  unanswered: null,
  handledToday: 0,
  ...difference,
});
