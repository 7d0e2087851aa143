import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import axe from 'axe-core';
import { chromium, type BrowserContext, type Page } from 'playwright-core';

import { atTheEnd } from './atTheEnd';
import { HERE, need, type Surroundings } from './commands';
import { freshFolder, TARGET } from './places';

/** The Chromium of Debian. */
export const CHROMIUM = process.env['HUAWU_CHROMIUM'] ?? '/usr/bin/chromium';

const FLAGS = [
  '--no-sandbox', // root, as in most containers, has no sandbox
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Look {
  readonly surroundings?: Surroundings;
  /** A root certificate to trust, as people do who install it. */
  readonly authority?: string;
  readonly flags?: readonly string[];
  /** What the person has allowed pages to use. */
  readonly allowed?: readonly 'microphone'[];
  /** Language of the browser itself. */
  readonly locale?: 'zh-CN' | 'en-GB';
}

export const SIZES = {
  laptop: { width: 1280, height: 720 },
  desk: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const;

/** A fault that axe found, in a few words. */
export interface AxeFault {
  readonly rule: string;
  readonly impact: string;
  readonly where: readonly string[];
}

/** A real Chromium with a fresh profile, which remembers whatever it complained about. */
export class Browser {
  private readonly said: string[] = [];
  private readonly expected: RegExp[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async open(look: Look = {}): Promise<Browser> {
    const home = freshFolder('browser');
    if (look.authority !== undefined) await trust(home, look.authority);
    const context = await chromium.launchPersistentContext(join(home, 'profile'), {
      executablePath: within(look.surroundings ?? HERE, home),
      headless: true,
      args: [...FLAGS, ...(look.flags ?? [])],
      env: { ...environment(), HOME: home, XDG_CONFIG_HOME: join(home, 'config') },
      locale: look.locale ?? 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: SIZES.laptop,
      permissions: [...(look.allowed ?? [])],
    });
    atTheEnd(() => context.close());
    const page = context.pages()[0] ?? (await context.newPage());
    const browser = new Browser(context, page);
    browser.listen();
    return browser;
  }

  /** What the browser complained about since it was asked last, but what was expected. */
  complaints(): string[] {
    return this.said.splice(0).filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }

  /** From here on complaints of this kind are no fault: the test itself provokes them. */
  expect(...patterns: RegExp[]): void {
    this.expected.push(...patterns);
  }

  /** Complaints count again from here on. */
  expectNothing(): void {
    this.expected.length = 0;
  }

  async resize(size: keyof typeof SIZES): Promise<void> {
    await this.page.setViewportSize(SIZES[size]);
  }

  /** Light or dark, as the system of the person wants it. */
  async appear(theme: 'light' | 'dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  }

  /** Serious and critical faults of the page as it stands, as axe sees them. */
  async axeFaults(): Promise<AxeFault[]> {
    await this.page.evaluate(axe.source);
    const found = await this.page.evaluate(async () => {
      const tool = (window as unknown as { axe: typeof axe }).axe;
      const { violations } = await tool.run(document, { resultTypes: ['violations'], preload: false });
      return violations.map((each) => ({
        rule: each.id,
        impact: each.impact ?? '',
        where: each.nodes.map((node) => node.html.slice(0, 200)),
      }));
    });
    return found.filter((fault) => fault.impact === 'serious' || fault.impact === 'critical');
  }

  /** By how many pixels the page can be moved sideways. */
  sidewaysScroll(): Promise<number> {
    return this.page.evaluate(() => {
      const root = document.documentElement;
      return Math.max(root.scrollWidth, document.body.scrollWidth) - root.clientWidth;
    });
  }

  /** Takes a picture into the report's folder. */
  async shoot(name: string): Promise<void> {
    const folder = join(TARGET, 'screens');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
  }

  /** Puts cookies of a session signed in elsewhere into this browser. */
  async takeCookies(url: string, cookies: Readonly<Record<string, string>>): Promise<void> {
    const given = Object.entries(cookies).map(([name, value]) => ({ name, value, url }));
    await this.context.addCookies(given);
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  private listen(): void {
    this.context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.said.push(`${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    this.context.on('weberror', (fault) => this.said.push(`uncaught: ${fault.error().message}`));
    this.context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // The pages give up a request they no longer need.
      if (reason !== 'net::ERR_ABORTED') this.said.push(`failed: ${request.url()} ${reason}`);
    });
  }
}

/** A root certificate among those that Chromium trusts for the user whose home this is. */
async function trust(home: string, authority: string): Promise<void> {
  const store = `sql:${join(home, '.pki', 'nssdb')}`;
  mkdirSync(join(home, '.pki', 'nssdb'), { recursive: true });
  await need(['certutil', '-d', store, '-N', '--empty-password']);
  await need(['certutil', '-d', store, '-A', '-t', 'C,,', '-n', 'huawu', '-i', authority]);
}

/** The program to start: Chromium itself, or a way into other surroundings that ends in it. */
function within(surroundings: Surroundings, home: string): string {
  if (surroundings.prefix.length === 0) return CHROMIUM;
  const file = join(home, 'chromium');
  writeFileSync(file, `#!/bin/sh\nexec ${surroundings.prefix.join(' ')} ${CHROMIUM} "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

function environment(): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) kept[name] = value;
  return kept;
}
