import { chmodSync, chownSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { issue, makeAuthority, type Certificate } from '../src/certificates';
import { type Problem } from '../src/Client';
import { run } from '../src/commands';
import { until } from '../src/conditions';
import { Instance } from '../src/Instance';
import { firstAdministrator, type Person } from '../src/people';
import { freshFolder, IS_ROOT, LAUNCHER } from '../src/places';
import { freePort, take } from '../src/ports';
import { ExternalPostgres, operate } from '../src/postgres';
import { kill } from '../src/processes';
import { refusedInBoth } from '../src/refusals';
import { disksCanBeMade, SmallDisk } from '../src/SmallDisk';

const NOBODY = 65_534;

/** Whether an ordinary user can run the launcher where it lies. */
async function othersCanRunIt(): Promise<boolean> {
  if (!IS_ROOT) return false;
  return (await run([...asNobody(), LAUNCHER, '--version'])).code === 0;
}

const asNobody = (): string[] => ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

describe('what cannot be done is refused in one sentence, and nothing is lost', () => {
  let instance: Instance;
  let admin: Person;
  let authority: Certificate;
  const CLIENT = { name: '停机之前的委托方', shortName: '停机前' };

  beforeAll(async () => {
    instance = await Instance.start({ name: 'bad-input' });
    admin = await firstAdministrator(instance);
    await admin.client.do('POST', '/api/organisation/clients', CLIENT);
    authority = await makeAuthority();
  });

  /** It starts, and what was there is there. */
  async function everythingIsThere(): Promise<void> {
    await instance.start();
    const clients = await admin.client.again().readAll('/api/organisation/clients');
    expect(clients).toEqual([expect.objectContaining(CLIENT)]);
  }

  describe('on the command line', () => {
    test('given_an_unknown_flag_when_started_then_it_is_refused_and_the_nearest_is_named', async () => {
      const sentences = { en: /--htps.*--https/, zh: /--htps.*--https/ };
      await refusedInBoth(instance, () => instance.command('up', '--htps', '8443'), 2, sentences);
    });

    test('given_an_unknown_command_when_typed_then_it_is_refused', async () => {
      const sentences = { en: /no command upp.*\bup\b/, zh: /没有命令 upp.*up/ };
      await refusedInBoth(instance, () => instance.launcher('upp'), 2, sentences);
    });

    test('given_a_value_that_is_none_when_started_then_it_is_refused_with_an_example', async () => {
      const sentences = { en: /--https.*70000.*65535/, zh: /--https.*70000.*65535/ };
      await refusedInBoth(instance, () => instance.command('up', '--https', '70000'), 2, sentences);
    });

    test('given_a_command_of_later_work_when_typed_then_it_says_so', async () => {
      const sentences = { en: /demo.*later/, zh: /demo.*后续/ };
      await refusedInBoth(instance, () => instance.launcher('demo'), 2, sentences);
    });

    test('given_a_certificate_without_its_key_when_started_then_both_are_asked_for', async () => {
      const { certificate } = await issue(authority, 'alone.huawu.test');
      const sentences = { en: /--cert.*--key/, zh: /--cert.*--key/ };
      await refusedInBoth(instance, () => instance.command('up', '--cert', certificate), 2, sentences);
    });
  });

  describe('in use already', () => {
    test('given_a_port_in_use_when_started_then_port_and_flag_are_named', async () => {
      for (const [flag, address] of [
        ['--http', '127.0.0.1'],
        ['--https', '0.0.0.0'],
      ] as const) {
        const other = await Instance.prepare({ name: 'port-taken' });
        const port = flag === '--http' ? other.http : other.https;
        const taken = await take(port, address);
        const sentence = new RegExp(`${port}.*${flag}`);
        await refusedInBoth(other, () => other.up(), 1, { en: sentence, zh: sentence });
        expect(other.pid()).toBeUndefined();
        await taken.giveBack();
      }
    });

    test('given_the_folder_is_in_use_when_started_with_other_ports_then_it_is_refused', async () => {
      const port = String(await freePort());
      const up = () => instance.command('up', '--detach', '--http', port, '--https', String(instance.https));
      await refusedInBoth(instance, up, 1, { en: /--http.*down/, zh: /--http.*down/ });
      expect(await instance.health('readiness')).toBe('UP');
    });

    test('given_the_folder_is_in_use_by_a_process_that_cannot_be_seen_when_started_then_the_lock_refuses_it', async ({
      skip,
    }) => {
      if (!IS_ROOT) skip('needs root');
      // As in another container that shares the folder: the process ids of the first mean nothing here.
      const elsewhere = await Instance.prepare({
        name: 'second-instance',
        data: instance.data,
        keys: instance.keys,
        surroundings: { prefix: ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child'], root: '' },
      });
      const sentences = { en: /in use by another.*--data/, zh: /正被.*使用.*--data/ };
      await refusedInBoth(elsewhere, () => elsewhere.up(), 1, sentences);
      expect(await instance.health('readiness')).toBe('UP');
      // The first one is still known by its folder.
      expect((await instance.command('status')).code).toBe(0);
      expect((await instance.up()).code).toBe(0);
    });
  });

  describe('the folder', () => {
    test('given_a_folder_that_cannot_be_written_when_started_then_folder_and_reason_are_named', async ({ skip }) => {
      if (!(await othersCanRunIt())) skip('needs root and a launcher that every user may run');
      const closed = freshFolder('closed', 0o755);
      const other = await Instance.prepare({
        name: 'not-writable',
        data: join(closed, 'data'),
        surroundings: { prefix: asNobody(), root: '' },
      });
      const sentence = new RegExp(`${closed}/data.*--data`);
      await refusedInBoth(other, () => other.up(), 1, { en: sentence, zh: sentence });
    });

    test('given_a_folder_of_somebody_else_when_started_then_its_owner_is_named', async ({ skip }) => {
      if (!(await othersCanRunIt())) skip('needs root and a launcher that every user may run');
      const other = await Instance.prepare({
        name: 'of-somebody-else',
        data: instance.data,
        keys: instance.keys,
        surroundings: { prefix: asNobody(), root: '' },
      });
      const sentences = { en: /belongs to the user root/, zh: /属于用户 root/ };
      await refusedInBoth(other, () => other.up(), 1, sentences);
      expect(await instance.health('readiness')).toBe('UP');
    });

    test('given_an_ordinary_user_when_started_then_it_runs_for_that_user_as_well', async ({ skip }) => {
      if (!(await othersCanRunIt())) skip('needs root and a launcher that every user may run');
      const home = freshFolder('ordinary');
      chownSync(home, NOBODY, NOBODY);
      const other = await Instance.prepare({
        name: 'ordinary-user',
        data: join(home, 'data'),
        env: { HOME: home, HUAWU_KEYS: join(home, 'keys') },
        surroundings: { prefix: asNobody(), root: '' },
      });
      await other.start();
      expect(await other.health('readiness')).toBe('UP');
      await other.stop();
    });
  });

  describe('the disk', async () => {
    const possible = await disksCanBeMade();
    let disk: SmallDisk;
    let small: Instance;

    beforeAll(async () => {
      if (!possible) return;
      disk = await SmallDisk.make(2_000);
      const data = join(disk.folder, 'data');
      small = await Instance.prepare({ name: 'small-disk', data, surroundings: disk.surroundings });
    });

    test('given_a_disk_that_is_full_when_started_then_it_says_how_much_is_missing_and_leaves_nothing_half', async ({
      skip,
    }) => {
      if (!possible) skip('needs the right to mount disks');
      await disk.grow(20);
      const nearlyFull = { en: /nearly full: \d+ MiB free/, zh: /即将用满.*\d+ MiB/ };
      await refusedInBoth(small, () => small.up(), 1, nearlyFull);
      await disk.leave(0);
      const full = new RegExp(`${disk.folder}/data`);
      await refusedInBoth(small, () => small.up(), 1, { en: full, zh: full });
      await disk.grow(2_000);
      await small.start();
    });

    test('given_the_disk_fills_up_while_it_runs_when_written_then_507_and_it_works_again_with_room', async ({
      skip,
    }) => {
      if (!possible) skip('needs the right to mount disks');
      const { client } = await firstAdministrator(small);
      await client.do('POST', '/api/organisation/clients', CLIENT);
      await disk.leave(4);
      const refused = await until('writes are refused', async () => {
        const answer = await client.post('/api/organisation/clients', { name: '装不下的', shortName: '装不下' });
        return answer.status === 201 ? undefined : answer;
      });
      expect(refused.status, refused.text).toBe(507);
      expect(refused.json<Problem>()['error-id']).toBe('disk-full');
      const before = await client.readAll('/api/organisation/clients');
      expect(before).toContainEqual(expect.objectContaining(CLIENT));
      expect((await client.get('/')).status).toBe(200);

      await disk.grow(2_000);
      await until('writes go through again', async () => {
        const answer = await client.post('/api/organisation/clients', { name: '又有空间了', shortName: '有空间' });
        return answer.status === 201;
      });
      await small.kill();
      await small.start();
      const after = await client.again().readAll('/api/organisation/clients');
      expect(after).toEqual(expect.arrayContaining(before));
      await small.stop();
    });
  });

  describe('the database', () => {
    test('given_the_database_is_killed_while_it_runs_when_asked_then_503_with_a_sentence_and_it_comes_back_by_itself', async () => {
      const statuses = new Set<number>();
      const problems: Problem[] = [];
      const ask = async (): Promise<number> => {
        const answer = await admin.client.get('/api/organisation/clients', { 'accept-language': 'en' });
        statuses.add(answer.status);
        if (answer.status !== 200) problems.push(answer.json<Problem>());
        return answer.status;
      };
      // One that comes back quickly is waited for: it is killed until it stays away longer than a request waits.
      const away = async (): Promise<boolean> => {
        const pid = instance.databasePid();
        if (pid !== undefined) await kill(pid);
        return (await ask()) !== 200;
      };
      await until('a request is refused', away, 90_000);
      await until('answers come again', async () => (await ask()) === 200, 60_000);
      expect([...statuses].sort()).toEqual([200, 503]);
      expect(problems[0]?.['error-id']).toBe('database-unavailable');
      expect(problems[0]?.detail).toMatch(/^[A-Z].*\.$/);
      expect(await admin.client.readAll('/api/organisation/clients')).toEqual([expect.objectContaining(CLIENT)]);
      await instance.ready();
    });

    test('given_a_database_of_a_newer_program_when_started_then_it_is_refused_and_left_as_it_is', async () => {
      await instance.stop();
      const values = "99999,'20990101.01.01','a step of the future','SQL','x.sql',1,'huawu_owner',now(),1,true";
      const cluster = instance.file('postgres');
      await operate(cluster, 'huawu', [`insert into huawu.migrations values (${values})`]);
      const sentences = { en: /newer Huawu.*a step of the future/, zh: /更新版本.*a step of the future/ };
      await refusedInBoth(instance, () => instance.up(), 1, sentences);
      await operate(cluster, 'huawu', ['delete from huawu.migrations where installed_rank = 99999']);
      await everythingIsThere();
    });

    test('given_a_database_of_another_postgresql_when_started_then_it_is_refused_and_left_as_it_is', async () => {
      await instance.stop();
      const file = instance.file('postgres/PG_VERSION');
      const version = readFileSync(file, 'utf8');
      writeFileSync(file, '17\n');
      const sentences = { en: /PostgreSQL 17.*backup/, zh: /PostgreSQL 17.*备份/ };
      await refusedInBoth(instance, () => instance.up(), 1, sentences);
      writeFileSync(file, version);
      await everythingIsThere();
    });

    test('given_the_master_key_is_gone_when_started_then_it_is_refused_until_it_is_back', async () => {
      await instance.stop();
      const key = instance.masterKey();
      renameSync(key, `${key}.away`);
      const id = /([^/]+)\.key$/.exec(key)?.[1] ?? '';
      await refusedInBoth(instance, () => instance.up(), 1, { en: new RegExp(id), zh: new RegExp(id) });
      renameSync(`${key}.away`, key);
      await everythingIsThere();
    });
  });

  describe('the certificate', () => {
    async function refused(given: Certificate, en: RegExp, zh: RegExp, code: 1 | 2 = 1): Promise<void> {
      const other = await Instance.prepare({ name: 'certificate' });
      const up = () => other.up('--host', 'desk.huawu.test', '--cert', given.certificate, '--key', given.key);
      await refusedInBoth(other, up, code, { en, zh });
      expect(other.pid()).toBeUndefined();
    }

    test('given_an_expired_certificate_when_started_then_it_says_since_when', async () => {
      const expired = await issue(authority, 'desk.huawu.test', '20210101000000Z');
      await refused(expired, /expired at 2021-01-01.*--cert/, /2021-01-01.*过期.*--cert/);
    });

    test('given_a_certificate_of_another_host_when_started_then_both_hosts_are_named', async () => {
      const other = await issue(authority, 'other.huawu.test');
      const en = /not valid for the host desk\.huawu\.test, but for other\.huawu\.test.*--host/;
      const zh = /不适用于主机 desk\.huawu\.test，而适用于 other\.huawu\.test.*--host/;
      await refused(other, en, zh);
    });

    test('given_the_key_of_another_certificate_when_started_then_both_files_are_named', async () => {
      const one = await issue(authority, 'desk.huawu.test');
      const other = await issue(authority, 'desk.huawu.test');
      const mixed = { certificate: one.certificate, key: other.key };
      await refused(mixed, /private key .* does not belong/, /私钥 .*不匹配/);
    });

    test('given_a_file_that_is_no_certificate_when_started_then_it_is_named', async () => {
      const { key } = await issue(authority, 'desk.huawu.test');
      const text = join(freshFolder('no-certificate'), 'server.crt');
      writeFileSync(text, 'not a certificate\n');
      await refused({ certificate: text, key }, /server\.crt holds no certificate/, /server\.crt 中没有/);
    });

    test('given_a_certificate_file_that_is_missing_when_started_then_it_is_named', async () => {
      const { key } = await issue(authority, 'desk.huawu.test');
      const missing = { certificate: '/nowhere/server.crt', key };
      await refused(missing, /\/nowhere\/server\.crt/, /\/nowhere\/server\.crt/, 2);
    });

    test('given_a_key_that_may_not_be_read_when_started_then_it_is_named', async ({ skip }) => {
      if (!(await othersCanRunIt())) skip('needs root and a launcher that every user may run');
      const own = await issue(authority, 'desk.huawu.test');
      chmodSync(own.key, 0o600);
      const folder = freshFolder('unreadable-key');
      chownSync(folder, NOBODY, NOBODY);
      const surroundings = { prefix: asNobody(), root: '' };
      const other = await Instance.prepare({ name: 'key', data: join(folder, 'data'), surroundings });
      const up = () => other.up('--cert', own.certificate, '--key', own.key);
      const sentence = new RegExp(own.key);
      await refusedInBoth(other, up, 2, { en: sentence, zh: sentence });
    });
  });

  describe('an external database', () => {
    let external: ExternalPostgres;
    let other: Instance;

    beforeAll(async () => {
      external = await ExternalPostgres.start();
      other = await Instance.prepare({ name: 'external', flags: ['--db', external.url], env: external.env });
    });

    test('given_nobody_listens_there_when_started_then_it_says_so', async () => {
      const url = `jdbc:postgresql://127.0.0.1:${await freePort()}/huawu`;
      const away = await Instance.prepare({ name: 'away', flags: ['--db', url], env: external.env });
      const sentences = { en: /cannot be reached.*firewall/, zh: /无法连接.*防火墙/ };
      await refusedInBoth(away, () => away.up(), 1, sentences);
    });

    test('given_a_wrong_password_when_started_then_the_user_is_named', async () => {
      const env = { ...external.env, HUAWU_DB_APP_PASSWORD: 'wrong' };
      const wrong = await Instance.prepare({ name: 'wrong-password', flags: ['--db', external.url], env });
      const sentences = { en: /role huawu_app.*password/, zh: /huawu_app.*密码/ };
      await refusedInBoth(wrong, () => wrong.up(), 1, sentences);
    });

    test('given_the_programs_user_could_pass_by_row_level_security_when_started_then_it_is_refused', async () => {
      await external.down();
      await external.operate('postgres', ['alter role huawu_app bypassrls']);
      await external.up();
      const sentences = { en: /huawu_app.*row-level security.*nobypassrls/, zh: /huawu_app.*行级安全.*nobypassrls/ };
      await refusedInBoth(other, () => other.up(), 1, sentences);
      await external.down();
      await external.operate('postgres', ['alter role huawu_app nobypassrls']);
      await external.up();
      await other.start();
      await other.stop();
    });
  });
});
