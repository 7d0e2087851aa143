import { request as overHttp, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http';
import { request as overHttps } from 'node:https';

/** What the server answered. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  json<T>(): T;
}

export interface Sent {
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Buffer;
  readonly withinMs?: number;
}

/** How the server is reached, where it is not reached as the address says. */
export interface Way {
  /** The root certificate to trust, for https. */
  readonly authority?: string;
  /** A socket in the file system that leads to the server's port. */
  readonly socket?: string;
}

/** An application/problem+json answer. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly 'error-id': string;
  readonly 'request-id': string;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Session {
  readonly signedIn: boolean;
  readonly csrf: string;
  readonly localAuthority: boolean;
  readonly mustChangePassword?: boolean;
  readonly secondFactor?: boolean;
  readonly person?: {
    readonly id: string;
    readonly loginName: string;
    readonly name: string;
    readonly language: string;
  };
  readonly permissions?: readonly string[];
}

/** A caller of the REST interface with cookies and CSRF token, as a browser has them. Each request is a connection of its own. */
export class Client {
  private readonly cookies = new Map<string, string>();
  private csrf = '';

  constructor(
    readonly url: string,
    private readonly way: Way = {},
  ) {}

  /** Sends a request as it is, with the cookies. */
  send(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const target = new URL(path, this.url);
    const request = target.protocol === 'https:' ? overHttps : overHttp;
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie !== '' && { cookie }), ...sent.headers };
    const { authority, socket } = this.way;
    const way = {
      ...(authority !== undefined && { ca: authority }),
      ...(socket !== undefined && { socketPath: socket }),
    };
    return new Promise((done, failed) => {
      const call = request(target, { method, headers, agent: false, ...way }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('error', failed);
        response.on('end', () => {
          this.keep(response.headers['set-cookie'] ?? []);
          const status = response.statusCode ?? 0;
          done({ status, headers: response.headers, text, json: <T>() => JSON.parse(text) as T });
        });
      });
      call.setTimeout(sent.withinMs ?? 30_000, () => call.destroy(new Error(`no answer: ${method} ${path}`)));
      call.on('error', failed);
      call.end(sent.body);
    });
  }

  /** Reads what is no text. */
  async bytes(path: string): Promise<Buffer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, this.url), { headers: { cookie } });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  get(path: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  /** Reads what has to be there. */
  async read<T>(path: string): Promise<T> {
    const answer = await this.get(path);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
    return answer.json<T>();
  }

  /** All rows of a list, page after page. */
  async readAll<T>(path: string): Promise<T[]> {
    const rows: T[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: Page<T> = await this.read<Page<T>>(`${path}${path.includes('?') ? '&' : '?'}limit=200${query}`);
      rows.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return rows;
  }

  /** Sends a write with the CSRF token, which is fetched when there is none yet. */
  async write(method: string, path: string, body?: unknown, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    if (this.csrf === '') await this.session();
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    return this.send(method, path, {
      headers: { 'x-csrf-token': this.csrf, ...json, ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** Uploads a file, which has to succeed. */
  async upload<T = Named>(method: string, path: string, file: Buffer): Promise<T> {
    if (this.csrf === '') await this.session();
    const headers = { 'x-csrf-token': this.csrf, 'content-type': 'application/octet-stream' };
    const answer = await this.send(method, path, { headers, body: file });
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return answer.json<T>();
  }

  post(path: string, body?: unknown, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.write('POST', path, body, headers);
  }

  /** Sends a write that has to succeed. */
  async do<T = undefined>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.write(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    return (answer.text === '' ? undefined : answer.json<T>()) as T;
  }

  /** Who is signed in; takes the CSRF token over. */
  async session(): Promise<Session> {
    const session = await this.read<Session>('/api/session');
    this.csrf = session.csrf;
    return session;
  }

  async signIn(loginName: string, password: string, code?: string): Promise<Answer> {
    const answer = await this.post('/api/session', { loginName, password, ...(code !== undefined && { code }) });
    if (answer.status === 200) await this.session();
    return answer;
  }

  /** The cookies as they would be sent, to give them to a browser or to another client. */
  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** Another caller with the same cookies: what a browser has kept over a restart of the server. */
  again(url = this.url): Client {
    const other = new Client(url, this.way);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  private keep(set: readonly string[]): void {
    for (const line of set) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(name.length + 1);
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
