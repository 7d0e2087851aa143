import { chownSync, existsSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { Browser } from '../../src/Browser';
import type { Client } from '../../src/Client';
import { need, run, type Surroundings } from '../../src/commands';
import { Desk } from '../../src/Desk';
import { ask, socketTo } from '../../src/inside';
import { Instance } from '../../src/Instance';
import { aloneInTheWorld, networksCanBeMade } from '../../src/Network';
import { firstAdministrator } from '../../src/people';
import { freshFolder, LAUNCHER } from '../../src/places';
import { rowsOf } from '../lasting';

const NOBODY = 65_534;
const AS_NOBODY = ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];

const possible = await networksCanBeMade();

describe('the archive on a server without any network', () => {
  /** An ordinary user on a machine that reaches nothing. */
  let server: Surroundings;
  let world: Surroundings;
  let archive: string;
  let prefix: string;
  let instance: Instance;
  let client: Client;

  beforeEach(({ skip }) => {
    if (!possible) skip('needs the right to make networks');
  });

  beforeAll(async () => {
    if (!possible) return;
    await need([LAUNCHER, 'package'], { withinMs: 20 * 60_000 });
    const target = join(dirname(LAUNCHER), 'target');
    const found = readdirSync(target).filter((name) => /^huawu-.*-linux-x86_64\.tar\.gz$/.test(name));
    expect(found).toHaveLength(1);
    archive = join(target, found[0] ?? '');
    world = await aloneInTheWorld();
    server = { prefix: [...world.prefix, ...AS_NOBODY], root: '' };
    const home = freshFolder('server');
    chownSync(home, NOBODY, NOBODY);
    prefix = join(home, 'huawu');
    instance = await Instance.prepare({
      name: 'packed',
      data: join(home, 'data'),
      keys: join(home, 'keys'),
      flags: ['--sample'],
      launcher: join(prefix, 'current', 'huawu'),
      surroundings: server,
      // The JVM refuses to start when it cannot take the start-up cache as it is.
      env: { HOME: home, JAVA_HOME: '/nowhere', HUAWU_JVM_FLAGS: '-XX:AOTMode=on' },
    });
  }, 25 * 60_000);

  /** Unpacks the archive; with a build id, as another build of it. */
  async function unpack(name: string, buildId?: string): Promise<string> {
    const folder = freshFolder(name, 0o755);
    await need(['tar', '-xzf', archive, '-C', folder, '--strip-components=1']);
    if (buildId !== undefined) writeFileSync(join(folder, 'build-id'), `${buildId}\n`);
    return folder;
  }

  async function install(folder: string): Promise<void> {
    const flags = ['--prefix', prefix, '--data', instance.data];
    const env = { HOME: dirname(prefix), HUAWU_KEYS: instance.keys, LC_ALL: 'C.UTF-8' };
    const ended = await run([...server.prefix, join(folder, 'install.sh'), ...flags], { env });
    expect(ended.code, `${ended.out}\n${ended.err}`).toBe(0);
  }

  test('given_the_archive_when_looked_into_then_everything_a_server_needs_is_in_it', async () => {
    const list = await need(['tar', '-tzf', archive]);
    for (const part of [
      'jre/bin/java',
      'lib/huawu-server.jar',
      'web/index.html',
      'postgres/bin/postgres',
      'huawu.aot',
    ]) {
      expect(list).toContain(`/${part}\n`);
    }
    for (const part of ['systemd/huawu.service', 'install.sh', 'README-install', 'LICENSE']) {
      expect(list).toContain(`/${part}\n`);
    }
  });

  test('given_no_network_when_installed_by_an_ordinary_user_then_it_starts_with_its_cache_and_shows_its_pages', async () => {
    expect((await need([...world.prefix, 'ip', 'route'])).trim()).toBe('');
    await install(await unpack('first'));
    const ended = await instance.up();
    expect(ended.code, `${ended.out}\n${ended.err}\n${instance.console()}`).toBe(0);
    const health = await ask(world, `http://localhost:${instance.http}/actuator/health/readiness`);
    expect(JSON.parse(health.text ?? '')).toEqual({ status: 'UP' });

    const browser = await Browser.open({ surroundings: world });
    const desk = new Desk(browser, instance.url);
    const agent = instance.firstSignInOf('agent');
    await desk.signIn(agent.loginName, agent.password);
    expect(browser.complaints()).toEqual([]);
    await browser.close();
  });

  test('given_rows_when_a_newer_build_is_installed_then_rows_and_sessions_are_kept_and_a_backup_was_made', async () => {
    const socket = await socketTo(world, instance.http);
    ({ client } = await firstAdministrator(instance, { socket }));
    await client.do('POST', '/api/organisation/clients', { name: '升级之前的委托方', shortName: '升级前' });
    const before = await rowsOf(client);
    const version = readFileSync(join(prefix, 'current', 'version'), 'utf8').trim();

    await install(await unpack('second', `${version}+newer`));
    expect(readlinkSync(join(prefix, 'current'))).toBe(`versions/${version}-newer`);
    expect(await rowsOf(client)).toEqual(before);
    const backups = readdirSync(join(prefix, 'backups')).filter((name) => name.endsWith('.backup'));
    expect(backups).toHaveLength(1);
  });

  test('given_an_upgrade_that_cannot_start_when_installed_then_the_version_before_runs_with_all_rows', async () => {
    const before = await rowsOf(client);
    const version = readFileSync(join(prefix, 'current', 'version'), 'utf8').trim();
    const broken = await unpack('broken', `${version}+broken`);
    writeFileSync(join(broken, 'lib', 'huawu-server.jar'), 'no archive\n');
    const flags = ['--prefix', prefix, '--data', instance.data];
    const env = { HOME: dirname(prefix), HUAWU_KEYS: instance.keys, LC_ALL: 'C.UTF-8' };
    const ended = await run([...server.prefix, join(broken, 'install.sh'), ...flags], { env });
    expect(ended.code).toBe(1);
    expect(ended.reason).toMatch(/^huawu: version .*broken did not start/);
    expect(readlinkSync(join(prefix, 'current'))).toBe(`versions/${version}-newer`);
    expect(await rowsOf(client)).toEqual(before);
    expect(existsSync(instance.data)).toBe(true);
    await instance.stop();
  });
});
