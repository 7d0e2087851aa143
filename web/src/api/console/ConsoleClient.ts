import { ApiProblem } from '../problem';
import { CommandFailure } from './CommandFailure';
import { frameOf, type Answer, type AnswerTo, type Command, type Push } from './frames';

/** As much of a WebSocket as the client needs. */
export interface Socket {
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}

/**
 * off: nobody wants it. connecting: on the way, until the server has said hello. up: commands are taken. waiting: lost,
 * the next attempt has its time. taken: another tab has the desk.
 */
export type Link = 'off' | 'connecting' | 'up' | 'waiting' | 'taken';

export interface ConsoleHearer {
  link(now: Link): void;
  push(push: Push): void;
  /** The connection broke or never came about: are the server, the session and its rights still there? */
  broken(): void;
}

const TAKEN_OVER = 4409;

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
export const ANSWER_WITHIN_MS = 10_000;
/** A connection that neither opens nor says hello is given up after so long. */
export const HELLO_WITHIN_MS = 10_000;

interface Pending {
  readonly settle: (answer: Answer) => void;
  readonly fail: (reason: CommandFailure) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

/** The one connection for live state and call control: docs/api/console.md as a state machine. */
export class ConsoleClient {
  private link: Link = 'off';
  private socket: Socket | null = null;
  private lastId = 0;
  private wait = FIRST_WAIT_MS;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly pending = new Map<number, Pending>();

  constructor(
    private readonly open: () => Socket,
    private readonly hearer: ConsoleHearer,
  ) {}

  /** Connects, also where another tab has the desk. Does nothing while it is under way. */
  start(): void {
    if (this.link === 'connecting' || this.link === 'up' || this.link === 'waiting') return;
    this.wait = FIRST_WAIT_MS;
    this.connect();
  }

  stop(): void {
    this.letGo();
    this.become('off');
  }

  /** The network is back: whoever waits for the next attempt makes it now. */
  hurry(): void {
    if (this.link === 'waiting') this.connect();
  }

  /**
   * Sends a command and waits for its answer.
   *
   * @throws ApiProblem when the server refuses, CommandFailure when there is no answer
   */
  send<C extends Command>(command: C): Promise<AnswerTo<C>> {
    const { socket } = this;
    if (this.link !== 'up' || socket === null) return Promise.reject(new CommandFailure('offline'));
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((done, failed) => {
      const timer = setTimeout(() => this.unanswered(id), ANSWER_WITHIN_MS);
      const settle = (answer: Answer): void => {
        if (answer.problem) failed(problemOf(answer.problem));
        else done((answer.ok ?? {}) as AnswerTo<C>);
      };
      this.pending.set(id, { settle, fail: failed, timer });
      socket.send(JSON.stringify({ id, ...command }));
    });
  }

  private connect(): void {
    clearTimeout(this.timer);
    const socket = this.open();
    this.socket = socket;
    this.lastId = 0;
    this.become('connecting');
    this.timer = setTimeout(() => this.lose(), HELLO_WITHIN_MS);
    socket.onmessage = ({ data }) => {
      if (this.socket === socket) this.take(data);
    };
    socket.onclose = ({ code }) => {
      if (this.socket === socket) this.closed(code);
    };
  }

  private take(data: unknown): void {
    const frame = frameOf(data);
    if (frame === null) return;
    if ('answer' in frame) {
      this.answered(frame.answer);
      return;
    }
    if (frame.push.push === 'hello') {
      clearTimeout(this.timer);
      this.wait = FIRST_WAIT_MS;
      this.hearer.push(frame.push);
      this.become('up');
    } else if (this.link === 'up') {
      this.hearer.push(frame.push);
    }
  }

  private answered(answer: Answer): void {
    const pending = this.pending.get(answer.re);
    if (pending === undefined) return;
    this.pending.delete(answer.re);
    clearTimeout(pending.timer);
    pending.settle(answer);
  }

  /** A server that does not answer may be one that is no longer reached: the connection is made anew. */
  private unanswered(id: number): void {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    pending?.fail(new CommandFailure('timeout'));
    this.lose();
  }

  private closed(code: number): void {
    if (code === TAKEN_OVER) {
      this.letGo();
      this.become('taken');
      return;
    }
    // Also when the session has ended or its rights have changed: whoever hears of the break asks for both.
    this.lose();
  }

  private lose(): void {
    this.letGo();
    this.become('waiting');
    this.timer = setTimeout(() => this.connect(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    this.hearer.broken();
  }

  private letGo(): void {
    clearTimeout(this.timer);
    const { socket } = this;
    this.socket = null;
    socket?.close();
    const unanswered = [...this.pending.values()];
    this.pending.clear();
    for (const { fail, timer } of unanswered) {
      clearTimeout(timer);
      fail(new CommandFailure('lost'));
    }
  }

  private become(link: Link): void {
    if (this.link === link) return;
    this.link = link;
    this.hearer.link(link);
  }
}

function problemOf({ errorId, detail, values }: NonNullable<Answer['problem']>): ApiProblem {
  return new ApiProblem(409, errorId, detail, '', values ?? {});
}
