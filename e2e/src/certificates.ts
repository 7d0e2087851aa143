import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { need } from './commands';
import { freshFolder } from './places';

/** Files in PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const KIND = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** An authority, as a company has one of its own. */
export async function makeAuthority(): Promise<Certificate> {
  const made = filesIn(freshFolder('authority', 0o755));
  const roles = ['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign'];
  const wish = ['-x509', '-days', '3650', '-subj', '/CN=Huawu test authority', ...roles];
  await need(['openssl', 'req', ...wish, ...KIND, '-keyout', made.key, '-out', made.certificate]);
  return made;
}

/**
 * A certificate for a host name, valid from 2020 on.
 *
 * @param until in the form openssl wants: YYYYMMDDHHMMSSZ
 */
export async function issue(authority: Certificate, name: string, until = '20400101000000Z'): Promise<Certificate> {
  const folder = freshFolder('certificate', 0o755);
  const made = filesIn(folder);
  const [request, settings] = [join(folder, 'request.pem'), join(folder, 'settings')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  await need(['openssl', 'req', '-new', ...subject, ...KIND, '-keyout', made.key, '-out', request]);
  // `openssl ca` is the one way of Debian 12's openssl to set the dates.
  writeFileSync(join(folder, 'index'), '');
  writeFileSync(
    settings,
    `[ca]
default_ca = own
[own]
new_certs_dir = ${folder}
database = ${join(folder, 'index')}
default_md = sha256
policy = any
copy_extensions = copy
rand_serial = yes
[any]
commonName = supplied
`,
  );
  const by = ['-cert', authority.certificate, '-keyfile', authority.key];
  const dates = ['-startdate', '20200101000000Z', '-enddate', until];
  const files = ['-config', settings, '-in', request, '-out', made.certificate];
  await need(['openssl', 'ca', '-batch', '-notext', ...by, ...dates, ...files]);
  chmodSync(made.key, 0o600);
  return made;
}

const filesIn = (folder: string): Certificate => ({
  certificate: join(folder, 'certificate.pem'),
  key: join(folder, 'key.pem'),
});
