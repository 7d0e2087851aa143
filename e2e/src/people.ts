import { Client, type Way } from './Client';
import type { FirstSignIn, Instance } from './Instance';

/** Long, without pattern, and without any name in it. */
export const PASSWORD = 'Morgen-Regen-7-Laternen';

export interface Person {
  readonly client: Client;
  readonly loginName: string;
  readonly password: string;
}

/** Signs the first administrator in and changes the initial password. */
export function firstAdministrator(instance: Instance, way: Way = {}): Promise<Person> {
  return arrive(instance.firstSignInOf('administrator'), instance.url, way);
}

/** Signs somebody in for the first time: with the initial password, changed where it has to be. */
export async function arrive(first: FirstSignIn, url: string, way: Way = {}): Promise<Person> {
  const client = new Client(url, way);
  const answer = await client.signIn(first.loginName, first.password);
  if (answer.status !== 200) throw new Error(`${first.loginName} cannot sign in: ${answer.status} ${answer.text}`);
  const session = await client.session();
  if (session.mustChangePassword !== true) return { client, ...first };
  await client.do('POST', '/api/session/password', { current: first.password, fresh: PASSWORD });
  await client.session();
  return { client, loginName: first.loginName, password: PASSWORD };
}
