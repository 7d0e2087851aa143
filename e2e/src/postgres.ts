import { chownSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { atTheEnd } from './atTheEnd';
import { need } from './commands';
import { DIST, freshFolder, IS_ROOT } from './places';
import { freePort } from './ports';

const NOBODY = 65_534;
const BIN = join(DIST, 'postgres', 'bin');

/** Words before a program of PostgreSQL, which refuses to run as root, to run it as the owner of a folder. */
function asOwnerOf(folder: string): string[] {
  const { uid, gid } = statSync(folder);
  if (!IS_ROOT) return [];
  if (uid === 0) return ['unshare', '-U'];
  return ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
}

/** Runs statements, one a line, in a database whose server is stopped. */
export async function operate(cluster: string, database: string, statements: readonly string[]): Promise<void> {
  const server = [join(BIN, 'postgres'), '--single', '-j', '-D', cluster, database];
  const input = `${statements.join(';\n\n')};\n\n`;
  const out = await need([...asOwnerOf(cluster), ...server], { input, folder: '/' });
  if (/ERROR|FATAL/.test(out)) throw new Error(out);
}

/** A PostgreSQL as somebody else runs it, with the users and the database that the handbook asks for. */
export class ExternalPostgres {
  readonly passwords = { owner: 'owner-of-the-test-database', app: 'app-of-the-test-database' };

  private constructor(
    private readonly cluster: string,
    readonly port: number,
  ) {}

  /** Makes one and starts it; it is stopped at the end of the file. */
  static async start(): Promise<ExternalPostgres> {
    const cluster = freshFolder('external-postgres');
    if (IS_ROOT) chownSync(cluster, NOBODY, NOBODY);
    const external = new ExternalPostgres(cluster, await freePort());
    const options = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync'];
    const password = join(cluster, '..', 'external-password');
    writeFileSync(password, 'superuser-of-the-test-database', { mode: 0o644 });
    await external.run(join(BIN, 'initdb'), '-D', cluster, `--pwfile=${password}`, ...options);
    await external.operate('postgres', external.handbook());
    await external.up();
    atTheEnd(() => external.down());
    return external;
  }

  get url(): string {
    return `jdbc:postgresql://127.0.0.1:${this.port}/huawu`;
  }

  /** What the program has to be given besides the address. */
  get env(): Record<string, string> {
    return { HUAWU_DB_OWNER_PASSWORD: this.passwords.owner, HUAWU_DB_APP_PASSWORD: this.passwords.app };
  }

  async up(): Promise<void> {
    const settings = `-p ${this.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
    const log = join(this.cluster, 'log');
    await this.run(join(BIN, 'pg_ctl'), 'start', '-w', '-D', this.cluster, '-l', log, '-o', settings);
  }

  async down(): Promise<void> {
    await this.run(join(BIN, 'pg_ctl'), 'stop', '-w', '-m', 'fast', '-D', this.cluster);
  }

  /** Runs statements as superuser while the server is stopped. */
  operate(database: string, statements: readonly string[]): Promise<void> {
    return operate(this.cluster, database, statements);
  }

  private async run(...words: string[]): Promise<void> {
    await need([...asOwnerOf(this.cluster), ...words], { folder: '/' });
  }

  /** The words of docs/operations/database.md. */
  private handbook(): string[] {
    const rights = 'LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS';
    return [
      `CREATE ROLE huawu_owner ${rights} PASSWORD '${this.passwords.owner}'`,
      `CREATE ROLE huawu_app ${rights} PASSWORD '${this.passwords.app}'`,
      "CREATE DATABASE huawu OWNER huawu_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8' LC_COLLATE 'C' LC_CTYPE 'C'",
      'REVOKE ALL ON DATABASE huawu FROM PUBLIC',
      'GRANT CONNECT ON DATABASE huawu TO huawu_app',
    ];
  }
}
