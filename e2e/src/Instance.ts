import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { atTheEnd } from './atTheEnd';
import { HERE, run, type Ended, type Surroundings } from './commands';
import { until } from './conditions';
import { freshFolder, freshPath, LAUNCHER } from './places';
import { freePort, freePortForSip } from './ports';
import { isAlive, kill, signal, wordsOf } from './processes';

export type Language = 'en' | 'zh';

export interface Wanted {
  readonly name?: string;
  /** The data folder; a new path by default, which does not exist yet. */
  readonly data?: string;
  /** The folder of the master keys; a new one by default. */
  readonly keys?: string;
  /** Further flags of `up`. */
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly launcher?: string;
  readonly surroundings?: Surroundings;
  readonly http?: number;
  readonly https?: number;
  readonly language?: Language;
}

/** A start costs a third less without the second compiler, which pays for itself in hours. What is measured or packed has both. */
const QUICK = '-XX:TieredStopAtLevel=1';

/** One person who waits for a first sign-in. */
export interface FirstSignIn {
  readonly role: string;
  readonly loginName: string;
  readonly password: string;
  readonly name: string;
}

/** A Huawu of its own, on data, keys and ports that nobody else uses; stopped and removed at the end of the file. */
export class Instance {
  /** The language of the terminal. */
  language: Language;

  private constructor(
    readonly data: string,
    readonly keys: string,
    readonly http: number,
    readonly https: number,
    readonly sip: number,
    private readonly wanted: Wanted,
  ) {
    this.language = wanted.language ?? 'en';
  }

  /** Prepares one; nothing is started. */
  static async prepare(wanted: Wanted = {}): Promise<Instance> {
    const name = wanted.name ?? 'huawu';
    const data = wanted.data ?? freshPath(`${name}-data`);
    const keys = wanted.keys ?? freshFolder(`${name}-keys`);
    const [http, https] = [wanted.http ?? (await freePort()), wanted.https ?? (await freePort())];
    const instance = new Instance(data, keys, http, https, await freePortForSip(), wanted);
    atTheEnd(() => instance.remove());
    return instance;
  }

  /** Prepares one and starts it. */
  static async start(wanted: Wanted = {}): Promise<Instance> {
    const instance = await Instance.prepare(wanted);
    await instance.start();
    return instance;
  }

  /** Address of the pages on this machine. */
  get url(): string {
    return `http://localhost:${this.http}`;
  }

  /** Runs a command of the launcher for this instance's data. */
  command(...words: string[]): Promise<Ended> {
    return this.launcher(...words, '--data', this.data);
  }

  /** Runs the launcher with exactly these words. */
  launcher(...words: string[]): Promise<Ended> {
    const { launcher = LAUNCHER, surroundings = HERE } = this.wanted;
    return run([...surroundings.prefix, launcher, ...words], { env: this.environment() });
  }

  /** `up --detach` with this instance's ports and flags. */
  up(...more: string[]): Promise<Ended> {
    const ports = ['--http', String(this.http), '--https', String(this.https), '--sip', String(this.sip)];
    const reached = ['--public-address', '127.0.0.1'];
    return this.command('up', '--detach', ...ports, ...reached, ...(this.wanted.flags ?? []), ...more);
  }

  /** Starts it, and expects that it becomes ready; gives the ready block. */
  async start(): Promise<string> {
    const ended = await this.up();
    if (ended.code !== 0) throw new Error(`up ended with ${ended.code}\n${ended.out}\n${ended.err}\n${this.console()}`);
    return ended.out;
  }

  /** Stops it, and expects that it stops. */
  async stop(): Promise<void> {
    const ended = await this.command('down');
    if (ended.code !== 0) throw new Error(`down ended with ${ended.code}\n${ended.out}\n${ended.err}`);
  }

  /** The process of the program; undefined when none runs. */
  pid(): number | undefined {
    const pid = this.numberIn('run/pid');
    return pid !== undefined && isAlive(pid) && wordsOf(pid).includes(`-Dhuawu.data=${this.data}`) ? pid : undefined;
  }

  /** The process of its PostgreSQL; undefined when none runs. */
  databasePid(): number | undefined {
    const pid = this.numberIn('postgres/postmaster.pid');
    return pid !== undefined && isAlive(pid) && wordsOf(pid).some((word) => word.includes(this.data)) ? pid : undefined;
  }

  /** Kills the program, as a crash or the kernel would: no time to say good-bye. */
  async kill(): Promise<void> {
    const pid = this.pid();
    if (pid === undefined) throw new Error(`nothing runs on ${this.data}`);
    await kill(pid);
  }

  /** Waits until the readiness that others ask for is UP. */
  async ready(withinMs = 60_000): Promise<void> {
    await until('readiness is UP', async () => (await this.health('readiness')) === 'UP', withinMs);
  }

  /** What a health group answers: UP, DOWN, OUT_OF_SERVICE. */
  async health(group: 'readiness' | 'liveness'): Promise<string> {
    const answer = await fetch(`${this.url}/actuator/health/${group}`);
    return ((await answer.json()) as { status: string }).status;
  }

  /** Whose first sign-in is still to come. */
  firstSignIns(): readonly FirstSignIn[] {
    const file = this.file('first-sign-in.json');
    if (!existsSync(file)) return [];
    return (JSON.parse(readFileSync(file, 'utf8')) as { accounts: FirstSignIn[] }).accounts;
  }

  /** The first person of a role who waits for a first sign-in. */
  firstSignInOf(role: string): FirstSignIn {
    const found = this.firstSignIns().find((each) => each.role === role);
    if (found === undefined) throw new Error(`nobody with role ${role} waits for a first sign-in`);
    return found;
  }

  /** The file of the master key that seals this installation's secrets. */
  masterKey(): string {
    const known = JSON.parse(readFileSync(this.file('installation.json'), 'utf8')) as { masterKeyId: string };
    return join(this.keys, `${known.masterKeyId}.key`);
  }

  /** A file of the data folder, as it is seen from here. */
  file(name: string): string {
    return join(`${this.wanted.surroundings?.root ?? ''}${this.data}`, name);
  }

  /** What the program printed since it was first started. */
  console(): string {
    const file = this.file('logs/console.log');
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** All log files with their text. */
  logs(): { readonly file: string; readonly text: string }[] {
    const folder = this.file('logs');
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  }

  /** Stops what runs, in order if it can be, and deletes data and keys. */
  async remove(): Promise<void> {
    const program = this.pid();
    const database = this.databasePid();
    if (program !== undefined && signal(program, 'SIGTERM')) {
      await until('the program stops', () => !isAlive(program), 30_000).catch(() => kill(program));
    }
    // A program that was killed leaves its PostgreSQL behind.
    if (database !== undefined && isAlive(database)) {
      signal(database, 'SIGINT');
      await until('PostgreSQL stops', () => !isAlive(database), 30_000).catch(() => kill(database));
    }
    for (const path of [this.file(''), this.keys]) rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  }

  private numberIn(name: string): number | undefined {
    try {
      const number = Number(readFileSync(this.file(name), 'utf8').split('\n')[0]);
      return Number.isInteger(number) && number > 1 ? number : undefined;
    } catch {
      return undefined;
    }
  }

  private environment(): Record<string, string> {
    const locale = this.language === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8';
    const quick = this.wanted.launcher === undefined ? { HUAWU_JVM_FLAGS: QUICK } : {};
    return { HUAWU_KEYS: this.keys, LC_ALL: locale, LANG: locale, ...quick, ...this.wanted.env };
  }
}
