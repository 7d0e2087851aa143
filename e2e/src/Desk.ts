import type { Locator, Page } from 'playwright-core';

import type { Browser } from './Browser';
import type { Language } from './Instance';
import { WORDS, type Words } from './words';

const GREETING = new RegExp(
  `${WORDS.zh.hello.source}|${WORDS.en.hello.source}|^${WORDS.zh.menu.desk}$|^${WORDS.en.menu.desk}$`,
);
const LANGUAGE_NAMES = { zh: '中文', en: 'English' } as const;

/** The pages, as a person uses them: by what is written on buttons and fields. */
export class Desk {
  language: Language = 'zh';

  constructor(
    readonly browser: Browser,
    readonly url: string,
  ) {}

  get page(): Page {
    return this.browser.page;
  }

  get words(): Words {
    return WORDS[this.language];
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.url + path);
    await this.settled();
  }

  /** Until the page has its title and nothing is on its way. */
  async settled(): Promise<void> {
    await this.title.waitFor();
    await this.page.waitForLoadState('networkidle');
    await this.page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
  }

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name, exact: true });
  }

  get problem(): Locator {
    return this.page.getByRole('alert').filter({ hasText: /./ });
  }

  notice(text: string): Locator {
    return this.page.getByRole('status').getByText(text, { exact: true });
  }

  /** Types name and password on the sign-in page and sends them. */
  async giveCredentials(loginName: string, password: string): Promise<void> {
    await this.field(this.words.loginName).fill(loginName);
    await this.field(this.words.password).fill(password);
    await this.button(this.words.signIn).click();
  }

  /** Signs in, and waits for the home page. */
  async signIn(loginName: string, password: string): Promise<void> {
    await this.open('/sign-in');
    await this.giveCredentials(loginName, password);
    await this.atHome();
  }

  /** Where a person begins: at home, or at the desk of whoever takes contacts. */
  async atHome(): Promise<void> {
    await this.title.filter({ hasText: GREETING }).waitFor();
    await this.settled();
    await this.hear();
  }

  /** A person's own language may replace the one the page had before the sign-in. */
  private async hear(): Promise<void> {
    const lang = await this.page.evaluate(() => document.documentElement.lang);
    this.language = lang === WORDS.zh.lang ? 'zh' : 'en';
  }

  async giveFirstPassword(initial: string, fresh: string): Promise<void> {
    await this.field(this.words.initialPassword).fill(initial);
    await this.field(this.words.freshPassword).fill(fresh);
    await this.field(this.words.repeatPassword).fill(fresh);
    await this.button(this.words.saveAndGoOn).click();
  }

  async openUserMenu(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.userMenu }).click();
  }

  async signOut(): Promise<void> {
    await this.openUserMenu();
    await this.button(this.words.signOut).click();
    await this.button(this.words.signIn).waitFor();
  }

  /** Changes the language where one is signed in, in the menu of the user; else in the bar at the top. */
  async speak(language: Language, signedIn = true): Promise<void> {
    await this.hear();
    if (this.language === language) return;
    if (signedIn) await this.openUserMenu();
    // a page that is opened before the server has it comes in the language before
    const kept = signedIn ? this.page.waitForResponse('**/api/session/language') : undefined;
    await this.page.getByRole('radio', { name: LANGUAGE_NAMES[language] }).first().check({ force: true });
    this.language = language;
    await this.page.locator(`html[lang="${this.words.lang}"]`).waitFor({ state: 'attached' });
    await kept;
    if (signedIn) await this.page.keyboard.press('Escape');
    await this.page.waitForLoadState('networkidle');
  }

  /** The words of the main menu, from top to bottom. */
  menu(): Promise<string[]> {
    return this.page.getByRole('navigation', { name: this.words.mainMenu }).getByRole('link').allInnerTexts();
  }

  /** Chooses in a field that opens a list. */
  async choose(label: string, option: string, place = this.dialog): Promise<void> {
    const named = this.page.getByRole('combobox', { name: label, exact: true });
    const field = place.locator(named);
    const wanted = this.page.getByRole('option', { name: option, exact: true }).locator('visible=true');
    const chosen = place.locator('.el-select').filter({ has: named }).getByText(option, { exact: true });
    // A list that is opened while the dialog moves closes again by itself, and one that still opens moves under the click:
    // what was chosen counts only when the list is closed, as a second click may have hit its neighbour.
    for (let left = 5; left > 0; left--) {
      // The placeholder lies over the field and takes the click on its behalf.
      if (!(await wanted.isVisible())) await field.click({ force: true });
      await wanted.click({ timeout: 3_000 }).catch(() => undefined);
      const isChosen = await chosen.waitFor({ timeout: 1_000 }).then(
        () => true,
        () => false,
      );
      // Where several may be chosen it stays open.
      await wanted.waitFor({ state: 'hidden', timeout: 1_000 }).catch(() => undefined);
      if (isChosen && (await chosen.isVisible())) return;
    }
    throw new Error(`${option} cannot be chosen in ${label}`);
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }
}
