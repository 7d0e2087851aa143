// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { safeReturnPath } from './returnPath';

const ORIGIN = 'https://huawu.example:8443';

describe('safeReturnPath', () => {
  it.each(['/', '/people', '/people?q=%E7%8E%8B#row', '/organisation/clients'])(
    'given_the_path_%s_of_this_site_when_asked_then_it_is_kept',
    (path) => {
      expect(safeReturnPath(path, ORIGIN)).toBe(path);
    },
  );

  it.each([
    'https://evil.example/',
    '//evil.example/people',
    '//',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/.//evil.example',
    ' /people',
    'people',
    '',
  ])('given_the_foreign_or_broken_address_%j_when_asked_then_it_leads_home', (path) => {
    expect(safeReturnPath(path, ORIGIN)).toBe('/');
  });

  it.each([undefined, null, 7, ['/people']])('given_%j_instead_of_a_path_when_asked_then_it_leads_home', (value) => {
    expect(safeReturnPath(value, ORIGIN)).toBe('/');
  });

  it.each(['/sign-in', '/sign-in?to=/people', '/first-password'])(
    'given_the_detour_%s_itself_when_asked_then_it_leads_home',
    (path) => {
      expect(safeReturnPath(path, ORIGIN)).toBe('/');
    },
  );
});
