import {
  copyFileSync,
  cpSync,
  existsSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
  closeSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { Client, type Named, type Session } from '../src/Client';
import { until } from '../src/conditions';
import { Instance, type FirstSignIn } from '../src/Instance';
import { freshFolder, freshPath } from '../src/places';
import type { Person } from '../src/people';
import { refusedInBoth } from '../src/refusals';
import { Authenticator } from '../src/totp';
import { Writers } from '../src/Writers';
import { rowsOf, startHouse } from './lasting';

describe('a backup brings everything back, on another path and other ports', () => {
  let instance: Instance;
  let admin: Person;
  let authenticator: Authenticator;
  let backup: string;
  let root: string;
  /** A copy of the master key, as it is kept apart from the backups. */
  let masterKey: string;
  let acknowledgedBefore: string[];
  let before: Record<string, unknown[]>;
  let restored: Instance;
  let agent: FirstSignIn;

  beforeAll(async () => {
    ({ instance, admin } = await startHouse({ name: 'backup' }));
    agent = instance.firstSignInOf('agent');
    const { client, password } = admin;
    const begun = await client.do<{ secret: string }>('POST', '/api/session/second-factor', { password });
    authenticator = new Authenticator(begun.secret);
    await client.do('PUT', '/api/session/second-factor', { code: authenticator.code() });
    root = readFileSync(instance.file('tls/ca.crt'), 'utf8');
    masterKey = join(freshFolder('safe'), 'master.key');
    copyFileSync(instance.masterKey(), masterKey);
    backup = join(freshFolder('backups'), 'huawu.backup');
  });

  test('given_writes_under_way_when_backed_up_then_the_file_is_written_and_writes_go_on', async () => {
    before = await rowsOf(admin.client);
    const writers = Writers.begin(admin.client.again(), 'during-backup');
    await until('a few writes are acknowledged', () => writers.acknowledged.length >= 20, 60_000);
    acknowledgedBefore = [...writers.acknowledged];
    const ended = await instance.command('backup', backup);
    const during = writers.acknowledged.length;
    await until('writes go on', () => writers.acknowledged.length > during, 60_000);
    await writers.end();
    expect(ended.code, ended.err).toBe(0);
    expect(writers.refused).toEqual([]);
    expect(writers.unanswered).toEqual([]);
    expect(during).toBeGreaterThan(acknowledgedBefore.length);
    expect(statSync(backup).mode & 0o077).toBe(0);
  });

  test('given_a_backup_when_looked_into_then_neither_the_master_key_nor_a_first_password_is_in_it', () => {
    const content = readFileSync(backup);
    const key = readFileSync(masterKey);
    expect(content.includes(key)).toBe(false);
    for (const line of key
      .toString('latin1')
      .split('\n')
      .filter((each) => each.length > 20)) {
      expect(content.includes(line)).toBe(false);
    }
  });

  test('given_the_program_runs_when_restored_into_its_folder_then_it_is_refused', async () => {
    const sentence = new RegExp(instance.data);
    await refusedInBoth(instance, () => instance.command('restore', backup), 1, { en: sentence, zh: sentence });
    expect(await instance.health('readiness')).toBe('UP');
  });

  test('given_the_data_folder_is_lost_when_restored_elsewhere_then_every_acknowledged_row_is_there', async () => {
    await instance.kill();
    await instance.remove();
    expect(existsSync(instance.data)).toBe(false);

    restored = await Instance.prepare({ name: 'restored' });
    const ended = await restored.command('restore', backup, '--master-key', masterKey);
    expect(ended.code, ended.err).toBe(0);
    await restored.start();
    const { client } = await signInWithCode(restored);
    const after = await rowsOf(client);
    for (const [list, rows] of Object.entries(before)) expect(after[list], list).toEqual(expect.arrayContaining(rows));
    const names = new Set((after['clients'] as Named[]).map((each) => each.name));
    expect(acknowledgedBefore.filter((name) => !names.has(name))).toEqual([]);
    // What the list holds is whole: rows that came during the backup are there entirely or not at all.
    const during = (after['clients'] as (Named & { shortName: string })[]).filter((each) =>
      each.name.startsWith('during-backup'),
    );
    expect(during.filter((each) => each.shortName !== each.name)).toEqual([]);
  });

  test('given_the_restored_installation_when_its_files_are_looked_at_then_authority_and_key_are_the_old_ones', () => {
    expect(readFileSync(restored.file('tls/ca.crt'), 'utf8')).toBe(root);
    expect(readFileSync(restored.masterKey())).toEqual(readFileSync(masterKey));
    expect(statSync(restored.masterKey()).mode & 0o777).toBe(0o600);
    for (const file of ['tls/ca.key', 'tls/server.key', 'secrets/metrics-token']) {
      expect(statSync(restored.file(file)).mode & 0o777, file).toBe(0o600);
    }
  });

  test('given_somebody_was_signed_in_before_when_restored_then_that_session_no_longer_opens_anything', async () => {
    const old: Client = admin.client.again(restored.url);
    const session: Session = await old.session();
    expect(session.signedIn).toBe(false);
  });

  test('given_the_sample_people_when_restored_then_they_sign_in_with_their_own_passwords', async () => {
    expect((await new Client(restored.url).signIn(agent.loginName, agent.password)).status).toBe(200);
    // The initial passwords themselves are in no backup.
    expect(existsSync(restored.file('first-sign-in.json'))).toBe(false);
  });

  test('given_a_folder_with_something_in_it_when_restored_into_then_it_is_refused_and_untouched', async () => {
    const folder = freshFolder('not-empty');
    writeFileSync(join(folder, 'precious.txt'), 'do not touch');
    const other = await Instance.prepare({ name: 'not-empty', data: folder });
    const restore = () => other.command('restore', backup, '--master-key', masterKey);
    const sentence = new RegExp(`${folder}.*`);
    await refusedInBoth(other, restore, 1, { en: sentence, zh: sentence });
    expect(readFileSync(join(folder, 'precious.txt'), 'utf8')).toBe('do not touch');
    rmSync(folder, { recursive: true });
  });

  test('given_a_truncated_backup_when_restored_then_it_is_refused_and_leaves_nothing', async () => {
    const size = statSync(backup).size;
    for (const left of [0, 100, Math.floor(size / 2), size - 1]) {
      const broken = freshPath('truncated.backup');
      cpSync(backup, broken);
      truncateSync(broken, left);
      await refusedWithoutTrace(broken);
    }
  });

  test('given_a_changed_backup_when_restored_then_it_is_refused_and_leaves_nothing', async () => {
    const size = statSync(backup).size;
    for (const part of [0.1, 0.5, 0.9]) {
      const broken = freshPath('changed.backup');
      cpSync(backup, broken);
      spoil(broken, Math.floor(size * part));
      await refusedWithoutTrace(broken);
    }
  });

  test('given_no_master_key_when_restored_then_it_is_refused_and_says_which_key_is_missing', async () => {
    const other = await Instance.prepare({ name: 'keyless' });
    const id = /([^/]+)\.key$/.exec(restored.masterKey())?.[1] ?? '';
    const sentences = { en: new RegExp(`${id}.*--master-key`), zh: new RegExp(`${id}.*--master-key`) };
    await refusedInBoth(other, () => other.command('restore', backup), 1, sentences);
    expect(existsSync(other.data)).toBe(false);
  });

  test('given_the_key_of_another_installation_when_restored_then_it_is_refused', async () => {
    const other = await Instance.prepare({ name: 'wrong-key' });
    const wrong = join(freshFolder('wrong'), 'wrong.key');
    writeFileSync(wrong, 'not the key of this backup\n', { mode: 0o600 });
    const restore = () => other.command('restore', backup, '--master-key', wrong);
    await refusedInBoth(other, restore, 1, { en: /wrong\.key/, zh: /wrong\.key/ });
    expect(existsSync(other.data)).toBe(false);
  });

  test('given_the_program_is_stopped_when_backed_up_then_that_works_as_well', async () => {
    await restored.stop();
    const file = freshPath('stopped.backup');
    const ended = await restored.command('backup', file);
    expect(ended.code, ended.err).toBe(0);
    expect(statSync(file).size).toBeGreaterThan(1_000);
  });

  test('given_a_folder_without_an_installation_when_backed_up_then_it_is_refused', async () => {
    const other = await Instance.prepare({ name: 'nothing-there' });
    const sentence = new RegExp(other.data);
    await refusedInBoth(other, () => other.command('backup', freshPath('none.backup')), 1, {
      en: sentence,
      zh: sentence,
    });
    expect(existsSync(other.data)).toBe(false);
  });

  async function signInWithCode(where: Instance): Promise<{ client: Client }> {
    const client = new Client(where.url);
    expect((await client.signIn(admin.loginName, admin.password)).status).toBe(401);
    const answer = await client.signIn(admin.loginName, admin.password, authenticator.code());
    expect(answer.status, answer.text).toBe(200);
    return { client };
  }

  async function refusedWithoutTrace(file: string): Promise<void> {
    const other = await Instance.prepare({ name: 'broken' });
    const restore = () => other.command('restore', file, '--master-key', masterKey);
    const sentence = new RegExp(file);
    await refusedInBoth(other, restore, 1, { en: sentence, zh: sentence });
    expect(existsSync(other.data)).toBe(false);
  }
});

/** Several bytes: a single one may come to the same, as a run of zeros does that is copied from further back. */
function spoil(file: string, at: number): void {
  const bytes = readFileSync(file).subarray(at, at + 16);
  const handle = openSync(file, 'r+');
  writeSync(
    handle,
    bytes.map((byte) => byte ^ 0xff),
    0,
    bytes.length,
    at,
  );
  closeSync(handle);
}
