/** What the server answers when it refuses: application/problem+json of RFC 9457 with a stable error id. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly status: number,
    /** Stable and made for programs, for example `password-too-short`; empty when the answer was not a problem. */
    readonly errorId: string,
    /** A sentence for people, in the language of the request; empty when the answer was not a problem. */
    readonly detail: string,
    /** By which the request is found in the server's log. */
    readonly requestId: string,
    /** Further members of the problem. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail || errorId || `HTTP ${String(status)}`);
  }

  /** A fact of the problem as a number; undefined when it is missing or no number. */
  number(fact: string): number | undefined {
    const value = this.facts[fact];
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }
}

/** The server could not be asked, so nobody knows whether it did what was wanted. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(
    readonly reason: 'network' | 'timeout',
    /** A read can be repeated by the page itself; what became of a write is for a person to find out. */
    readonly write: boolean,
  ) {
    super(reason);
  }
}

const KNOWN_MEMBERS = new Set(['type', 'title', 'status', 'detail', 'instance', 'error-id', 'request-id']);

/** Reads a refused answer. An answer that is no problem (a proxy's page, an empty body) still makes a usable one. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body = await bodyOf(response);
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const facts = Object.fromEntries(Object.entries(body).filter(([name]) => !KNOWN_MEMBERS.has(name)));
  return new ApiProblem(
    response.status,
    text('error-id'),
    text('detail'),
    text('request-id') || (response.headers.get('X-Request-Id') ?? ''),
    facts,
  );
}

async function bodyOf(response: Response): Promise<Record<string, unknown>> {
  if (!(response.headers.get('Content-Type') ?? '').includes('json')) return {};
  try {
    const body: unknown = await response.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
