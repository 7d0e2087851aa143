import { vi, type MockInstance } from 'vitest';

import type { SignedInSession, SignedOutSession } from '@/api/types';

/** One request as the server saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: unknown;
}

type Answer = Response | Error | (() => Response | Promise<Response>);

/** Plays the server: answers the requests with the given answers, one after the other, and keeps what it saw. */
export function serverAnswering(...answers: Answer[]): { seen: Seen[]; fetch: MockInstance<typeof fetch> } {
  const seen: Seen[] = [];
  const rest = [...answers];
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    seen.push({
      method: init?.method ?? 'GET',
      path: String(input),
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
    });
    const answer = rest.shift();
    if (answer === undefined) throw new Error(`No answer left for ${String(input)}`);
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer() : answer;
  });
  return { seen, fetch: spy };
}

export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
}

export const nothing = (): Response => new Response(null, { status: 204 });

export function problem(status: number, errorId: string, facts: Record<string, unknown> = {}): Response {
  const body = {
    type: `urn:huawu:error:${errorId}`,
    title: errorId,
    status,
    detail: `Sentence of ${errorId}.`,
    'error-id': errorId,
    'request-id': 'r-1',
    ...facts,
  };
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } });
}

export const networkLost = (): Error => new TypeError('Failed to fetch');

export const signedOut: SignedOutSession = { signedIn: false, csrf: 'token-0', localAuthority: true, version: '0.1.0' };

export const signedIn: SignedInSession = {
  signedIn: true,
  csrf: 'token-1',
  localAuthority: true,
  version: '0.1.0',
  person: { id: '7', loginName: 'wangfang', name: '王芳', language: 'zh' },
  mustChangePassword: false,
  secondFactor: false,
  grants: [{ role: 'vendor-leader', client: null, vendor: { id: '1', name: '云帆' }, project: null, team: null }],
  permissions: ['organisation.read', 'people.read'],
};
