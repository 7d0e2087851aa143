import { statSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from 'vitest';

import { Client } from '../src/Client';
import type { Instance } from '../src/Instance';
import type { Person } from '../src/people';
import { describeLasting, rowsOf, startHouse, type House } from './lasting';

let house: House;
let ready: string;

beforeAll(async () => {
  house = await startHouse({ name: 'start' });
  ready = (await house.instance.up()).out;
});

describe('one command starts it', () => {
  let instance: Instance;
  let admin: Person;

  beforeAll(() => {
    ({ instance, admin } = house);
  });

  test('given_an_empty_folder_when_started_then_it_is_ready_and_says_where', async () => {
    expect(await instance.health('readiness')).toBe('UP');
    expect(await instance.health('liveness')).toBe('UP');
    expect(ready).toContain(`:${instance.https}/`);
    expect(ready).toContain(`http://localhost:${instance.http}/`);
    expect(ready).toContain(instance.data);
    expect(ready).toContain(join(instance.data, 'first-sign-in.json'));
    expect((await new Client(instance.url).get('/')).text).toContain('<div id="app">');
  });

  test('given_the_first_start_when_its_secrets_are_looked_at_then_only_the_owner_may_read_them', () => {
    const mode = (name: string): number => statSync(instance.file(name)).mode & 0o777;
    expect(mode('') & 0o066).toBe(0);
    for (const file of ['first-sign-in.json', 'secrets/metrics-token', 'tls/ca.key', 'tls/server.key']) {
      expect(mode(file), file).toBe(0o600);
    }
    expect(statSync(instance.masterKey()).mode & 0o777).toBe(0o600);
    expect(instance.masterKey().startsWith(instance.data)).toBe(false);
  });

  test('given_the_samples_when_read_then_two_clients_two_vendors_and_a_person_per_role_are_there', async () => {
    const rows = await rowsOf(admin.client);
    expect(rows['clients']).toHaveLength(2);
    expect(rows['vendors']).toHaveLength(2);
    const people = rows['people'] as { roles: string[] }[];
    const roles = new Set(people.flatMap((person) => person.roles));
    expect([...roles].sort()).toEqual(['administrator', 'agent', 'client-supervisor', 'vendor-leader']);
  });

  test('given_it_runs_when_started_with_the_same_flags_then_the_ready_block_comes_again', async () => {
    const pid = instance.pid();
    const ended = await instance.up();
    expect(ended.code, ended.err).toBe(0);
    expect(ended.out).toBe(ready);
    expect(instance.pid()).toBe(pid);
  });

  test('given_it_runs_when_started_with_other_flags_then_it_is_refused_and_runs_on', async () => {
    const ended = await instance.up('--host', 'other.huawu.test');
    expect(ended.code).toBe(1);
    expect(ended.reason).toMatch(/^huawu: .*--host.*other\.huawu\.test.*down/);
    expect(await instance.health('readiness')).toBe('UP');
  });

  test('given_it_runs_when_asked_for_its_status_then_it_says_since_when_and_which_version', async () => {
    const ended = await instance.command('status');
    expect(ended.code, ended.err).toBe(0);
    expect(ended.out).toContain(String(instance.pid()));
    expect(ended.out).toMatch(/\d{4}-\d\d-\d\d/);
    expect(ended.out).toMatch(/\d+\.\d+\.\d+/);
  });
});

describeLasting('what was acknowledged stays', () => house);
