// @vitest-environment node
import { describe, expect, it } from 'vitest';

import { refusalOf } from '@/audio/microphone';

import { systemOf } from './steps';

describe('systemOf', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36', 'windows'],
    ['Mozilla/5.0 (Windows NT 10.0; WOW64) Chrome/86.0 Safari/537.36 QIHU 360SE', 'windows'],
    ['Mozilla/5.0 (Windows NT 10.0; rv:120.0) Gecko/20100101 Firefox/120.0', 'firefox'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15', 'macos'],
    ['Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0', 'linux'],
    ['something else', 'windows'],
  ])('given_%s_when_asked_then_the_way_is_%s', (userAgent, system) => {
    expect(systemOf(userAgent)).toBe(system);
  });
});

describe('refusalOf', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
  ])('given_the_browser_refuses_with_%s_when_told_then_it_is_%s', (name, state) => {
    expect(refusalOf(Object.assign(new Error(name), { name }))).toBe(state);
  });
});
