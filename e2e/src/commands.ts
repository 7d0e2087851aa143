import { spawn } from 'node:child_process';

/** How a command ended. */
export interface Ended {
  /** The exit code; 128 and the signal's number when a signal ended it, as a shell says it. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The last line of standard error that is not empty. */
  readonly reason: string;
  readonly tookMs: number;
}

export interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly folder?: string;
  readonly withinMs?: number;
}

/** Where commands run: the words in front of each, and the way to the files there. */
export interface Surroundings {
  readonly prefix: readonly string[];
  /** Goes before the path of a file that is to be looked at from outside. */
  readonly root: string;
}

/** On this machine as it is. */
export const HERE: Surroundings = { prefix: [], root: '' };

export const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Runs a command to its end. */
export function run(words: readonly string[], given: Given = {}): Promise<Ended> {
  const [program = '', ...rest] = words;
  const begin = Date.now();
  return new Promise((done, failed) => {
    const child = spawn(program, rest, {
      cwd: given.folder,
      env: { ...surroundingVariables(), ...given.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    // A command that does not read its input may be gone before it is written.
    child.stdin.on('error', () => undefined);
    child.stdin.end(given.input ?? '');
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      failed(new Error(`not ended within ${given.withinMs ?? 0} ms: ${words.join(' ')}\n${out}\n${err}`));
    }, given.withinMs ?? 180_000);
    child.on('error', failed);
    child.on('close', (code, signal) => {
      clearTimeout(limit);
      const tookMs = Date.now() - begin;
      done({ code: code ?? 128 + numberOf(signal), out, err, reason: lines(err).at(-1) ?? '', tookMs });
    });
  });
}

/** Without what the test runner adds: a build that found it would take itself for a test. */
function surroundingVariables(): NodeJS.ProcessEnv {
  const ofTheRunner = /^(VITEST|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$|BASE_URL$)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ofTheRunner.test(name)));
}

/** Runs a command that has to succeed, and gives its output. */
export async function need(words: readonly string[], given: Given = {}): Promise<string> {
  const ended = await run(words, given);
  if (ended.code !== 0) throw new Error(`exit code ${ended.code}: ${words.join(' ')}\n${ended.out}\n${ended.err}`);
  return ended.out;
}

function numberOf(signal: NodeJS.Signals | null): number {
  return signal === 'SIGKILL' ? 9 : signal === 'SIGTERM' ? 15 : 0;
}
