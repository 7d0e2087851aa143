import { UnsettledWrites } from './idempotency';
import { ApiProblem, problemOf, Unreachable } from './problem';

export type Query = Readonly<Record<string, string | number | undefined>>;
export type Method = 'POST' | 'PUT' | 'DELETE';

/** What the client tells the rest of the program. */
export interface ApiListener {
  /** The session has ended while the page still believed in it. */
  signedOut(): void;
  /** The session is now somebody else's than the one that the page was made for. */
  personChanged(): void;
  /** The password has to be changed before anything else is answered. */
  passwordDue(): void;
  reached(): void;
  lost(): void;
}

export interface ApiOptions {
  language: () => string;
  listener: ApiListener;
  /** After so long without an answer the server counts as lost. */
  timeoutMs?: number;
}

type Body = string | File | undefined;

/** What tells one file from another without reading it. */
const nameOf = (file: File): string => `${file.name} ${String(file.size)} ${String(file.lastModified)}`;

const SESSION = '/api/session';
const LOST_STATUS = new Set([502, 503, 504]);

/** The one way to the server: JSON over fetch, with CSRF token, idempotency keys and problems as exceptions. */
export class ApiClient {
  private csrf: string | null = null;
  /** Whose session it was when last asked. */
  private person: string | null = null;
  private readonly unsettled = new UnsettledWrites();

  constructor(private readonly options: ApiOptions) {}

  async get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
    const response = await this.send(path + queryOf(query), { method: 'GET', headers: this.headers() }, signal);
    if (!response.ok) throw await this.refused(response, path);
    return this.read<T>(response, path);
  }

  async write<T = void>(method: Method, path: string, body?: unknown): Promise<T> {
    const sent = body === undefined || body instanceof File ? body : JSON.stringify(body);
    const write = `${method} ${path} ${sent instanceof File ? nameOf(sent) : (sent ?? '')}`;
    const key = this.unsettled.keyFor(write);
    try {
      const response = await this.writeWithToken(method, path, sent, key);
      if (!response.ok) throw await this.refused(response, path);
      const answer = await this.read<T>(response, path);
      this.unsettled.answered(write);
      return answer;
    } catch (problem) {
      if (isUnsettled(problem)) this.unsettled.lost(write, key);
      else this.unsettled.answered(write);
      throw problem;
    }
  }

  /** Forgets what belongs to a person: the token and the writes without an answer. */
  forget(): void {
    this.csrf = null;
    this.person = null;
    this.unsettled.clear();
  }

  /** Sends a write; a token that the server no longer knows is fetched anew once. */
  private async writeWithToken(method: Method, path: string, body: Body, key: string): Promise<Response> {
    if (this.csrf === null) await this.fetchToken();
    const first = await this.sendWrite(method, path, body, key);
    if (first.status !== 403) return first;
    const problem = await problemOf(first.clone());
    if (!problem.errorId.startsWith('csrf')) return first;
    const { person } = this;
    await this.fetchToken();
    // What one person wanted is not done in the name of another who has signed in meanwhile.
    if (person !== null && person !== this.person) return first;
    return this.sendWrite(method, path, body, key);
  }

  private sendWrite(method: Method, path: string, body: Body, key: string): Promise<Response> {
    const headers = this.headers();
    headers.set('Idempotency-Key', key);
    if (this.csrf !== null) headers.set('X-CSRF-Token', this.csrf);
    if (body === undefined) return this.send(path, { method, headers });
    headers.set('Content-Type', body instanceof File ? 'application/octet-stream' : 'application/json');
    return this.send(path, { method, headers, body });
  }

  private async fetchToken(): Promise<void> {
    this.csrf = null;
    await this.get(SESSION);
  }

  private headers(): Headers {
    return new Headers({ Accept: 'application/json', 'Accept-Language': this.options.language() });
  }

  private async send(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), this.options.timeoutMs ?? 20_000);
    const passOn = (): void => abort.abort();
    signal?.addEventListener('abort', passOn);
    try {
      const response = await fetch(path, { ...init, credentials: 'same-origin', signal: abort.signal });
      if (isGateway(response)) this.options.listener.lost();
      else this.options.listener.reached();
      return response;
    } catch (cause) {
      if (signal?.aborted) throw cause;
      this.options.listener.lost();
      throw new Unreachable(abort.signal.aborted ? 'timeout' : 'network', init.method !== 'GET');
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', passOn);
    }
  }

  private async refused(response: Response, path: string): Promise<ApiProblem> {
    const problem = await problemOf(response);
    // A refused sign-in is an answer to the sign-in page, not the end of a session.
    if (problem.status === 401 && path !== SESSION) {
      this.forget();
      this.options.listener.signedOut();
    }
    if (problem.errorId === 'password-change-required') this.options.listener.passwordDue();
    return problem;
  }

  private async read<T>(response: Response, path: string): Promise<T> {
    if (response.status === 204) return undefined as T;
    let body: T;
    try {
      body = (await response.json()) as T;
    } catch {
      throw new Unreachable('network', true); // cut off on the way
    }
    if (path === SESSION) this.keepSession(body);
    return body;
  }

  private keepSession(body: unknown): void {
    if (typeof body !== 'object' || body === null) return;
    if ('csrf' in body && typeof body.csrf === 'string') this.csrf = body.csrf;
    const { person } = this;
    this.person = personIn(body);
    if (person !== null && this.person !== null && person !== this.person) this.options.listener.personChanged();
  }
}

function personIn(session: object): string | null {
  const person: unknown = 'person' in session ? session.person : null;
  return typeof person === 'object' && person !== null && 'id' in person ? String(person.id) : null;
}

/** A gateway in front answers for a server that is away; the server's own refusals are problems in JSON. */
function isGateway(response: Response): boolean {
  return LOST_STATUS.has(response.status) && !(response.headers.get('Content-Type') ?? '').includes('json');
}

function isUnsettled(problem: unknown): boolean {
  return problem instanceof Unreachable || (problem instanceof ApiProblem && problem.status >= 500);
}

function queryOf(query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return '';
  return '?' + new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
}
