import { beforeAll, describe } from 'vitest';

import { ExternalPostgres } from '../../src/postgres';
import { describeLasting, startHouse, type House } from '../lasting';

describe('with a PostgreSQL that somebody else runs', () => {
  let house: House;

  beforeAll(async () => {
    const external = await ExternalPostgres.start();
    house = await startHouse({ name: 'external', flags: ['--db', external.url], env: external.env });
  });

  describeLasting('what was acknowledged stays', () => house);
});
