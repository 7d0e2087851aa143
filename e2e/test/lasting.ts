import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';

import { beforeAll, describe, expect, test } from 'vitest';

import type { Client, Named } from '../src/Client';
import { until } from '../src/conditions';
import { Instance, type Wanted } from '../src/Instance';
import { firstAdministrator, type Person } from '../src/people';
import { isAlive } from '../src/processes';
import { RATE, tone, wav } from '../src/sound';
import { Writers } from '../src/Writers';

/** Everything a person could miss after a restart, as the REST interface shows it. */
export async function rowsOf(client: Client): Promise<Record<string, unknown[]>> {
  const read = (list: string): Promise<unknown[]> => client.readAll(`/api/${list}`);
  return {
    clients: await read('organisation/clients'),
    vendors: await read('organisation/vendors'),
    projects: await read('organisation/projects'),
    people: await read('identity/people'),
    lines: await read('hotline/lines'),
    queues: await read('hotline/queues'),
    prompts: await Promise.all((await client.readAll<Named>('/api/prompts')).map((each) => withSound(client, each))),
  };
}

async function withSound(client: Client, prompt: Named): Promise<unknown> {
  const sound = await client.bytes(`/api/prompts/${prompt.id}/sound`);
  return { ...prompt, sound: createHash('sha256').update(sound).digest('hex') };
}

/** A Huawu with rows in it, and its administrator. */
export interface House {
  readonly instance: Instance;
  readonly admin: Person;
}

/** Starts one with the samples and signs the first administrator in. */
export async function startHouse(wanted: Wanted): Promise<House> {
  const instance = await Instance.start({ ...wanted, flags: [...(wanted.flags ?? []), '--sample'] });
  const admin = await firstAdministrator(instance);
  const [project] = await admin.client.readAll<Named>('/api/organisation/projects');
  await admin.client.upload(
    'POST',
    `/api/prompts?name=${encodeURIComponent('欢迎词')}&projectId=${project?.id ?? ''}`,
    wav(tone(440, 2_000), RATE),
  );
  return { instance, admin };
}

/** What holds with every database: what was acknowledged stays, however the program ends. */
export function describeLasting(title: string, house: () => House | Promise<House>): void {
  describe(title, () => {
    let instance: Instance;
    let admin: Person;

    beforeAll(async () => {
      ({ instance, admin } = await house());
    });

    test('given_rows_when_stopped_and_started_then_every_row_and_the_session_are_there', async () => {
      const before = await rowsOf(admin.client);
      const pids = [instance.pid(), instance.databasePid()];
      expect((await instance.command('down')).code).toBe(0);
      expect(pids.filter((pid) => pid !== undefined && isAlive(pid))).toEqual([]);
      expect(existsSync(instance.file('run/ready.txt'))).toBe(false);
      expect((await instance.command('status')).code).toBe(1);
      expect((await instance.command('down')).code).toBe(0);

      await instance.start();
      const again = admin.client.again();
      expect((await again.session()).person?.loginName).toBe(admin.loginName);
      expect(await rowsOf(again)).toEqual(before);
    });

    test('given_rows_when_the_program_is_killed_and_started_then_every_row_and_the_session_are_there', async () => {
      const again = admin.client.again();
      await again.do('POST', '/api/organisation/clients', { name: '断电前的委托方', shortName: '断电前' });
      const before = await rowsOf(again);
      await instance.kill();
      await instance.start();
      const after = admin.client.again();
      expect((await after.session()).person?.loginName).toBe(admin.loginName);
      expect(await rowsOf(after)).toEqual(before);
    });

    test('given_writes_under_way_when_the_program_is_killed_then_each_acknowledged_one_is_there_once', async () => {
      const writers = Writers.begin(admin.client.again(), 'under-way');
      await until('a few writes are acknowledged', () => writers.acknowledged.length >= 20, 60_000);
      await instance.kill();
      await writers.end();
      expect(writers.refused).toEqual([]);
      const acknowledged = [...writers.acknowledged];

      await instance.start();
      const after = admin.client.again();
      const counts = await writers.countInList(after);
      expect(acknowledged.filter((name) => counts.get(name) !== 1)).toEqual([]);
      // Who got no answer asks again with the same key; what was done already is not done twice.
      await writers.sendAgain(after);
      expect(writers.refused).toEqual([]);
      const all = await writers.countInList(after);
      expect(all.size).toBe(writers.acknowledged.length);
      expect([...all.values()].every((count) => count === 1)).toBe(true);
    });

    test('given_the_samples_are_loaded_when_it_was_started_again_then_they_are_not_loaded_twice', async () => {
      const clients = await admin.client.again().readAll<Named>('/api/organisation/clients');
      const names = clients.map((client) => client.name);
      expect(new Set(names).size).toBe(names.length);
    });
  });
}
