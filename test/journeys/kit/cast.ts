import type { Browser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Ayumi } from './ayumi.ts';
import { expectReadable, openPage, signIn } from './browser.ts';

/** How the cast plays: with script in an office window, or without it on a phone. */
export type Staging = { script: boolean; width: number };

/** Somebody in front of a window, who looks at every page that comes. */
export type Seat = {
  page: Page;
  /** Opens an address; `status`: what it is expected to be answered with. */
  go(address: string, status?: number): Promise<void>;
  /** Presses a button or a link, and waits for the page that comes. */
  press(what: string | Locator, status?: number): Promise<void>;
  /** Finds a sentence on the page. */
  reads(text: string | RegExp): Promise<void>;
};

export type Cast = {
  staging: Staging;
  ayumi: Ayumi;
  /** The window of this sign-in, signed in when first asked for. */
  as(name: string): Promise<Seat>;
  /** A second window of the same person. */
  besides(seat: Seat): Promise<Seat>;
  /** A window in which nobody is signed in. */
  visitor(): Promise<Seat>;
  /** Closes every window; each says what went wrong in it. */
  leave(): Promise<void>;
};

/** The people of a journey, each with a window of their own that stays open. */
export function gatherCast(browser: Browser, ayumi: Ayumi, staging: Staging): Cast {
  const seats = new Map<string, Seat>();
  const closing: (() => Promise<void>)[] = [];
  const known = new Set<string>();
  const visitor = async () => {
    const { page, close } = await openPage(browser, ayumi, staging);
    page.setDefaultTimeout(10_000);
    closing.push(close);
    return seatAt(page, () => look(page, staging, known));
  };
  return {
    staging,
    ayumi,
    visitor,
    besides: async ({ page }) => {
      const beside = await page.context().newPage();
      beside.setDefaultTimeout(10_000);
      return seatAt(beside, () => look(beside, staging, known));
    },
    as: async (name) => {
      const seated = seats.get(name);
      if (seated) return seated;
      const seat = await visitor();
      await signIn(seat.page, ayumi, name);
      seats.set(name, seat);
      return seat;
    },
    leave: async () => {
      for (const close of closing) await close();
    },
  };
}

function seatAt(page: Page, lookAround: () => Promise<void>): Seat {
  let answered = 0;
  page.on('response', (response) => {
    const status = response.status();
    if (response.request().isNavigationRequest() && (status < 300 || status >= 400)) answered = status;
  });
  const arrive = async (what: string, status: number) => {
    expect(`${what}: ${answered}`).toBe(`${what}: ${status}`);
    await lookAround();
  };
  return {
    page,
    go: async (address, status = 200) => {
      await page.goto(address);
      await arrive(address, status);
    },
    press: async (what, status = 200) => {
      const pressed = typeof what === 'string' ? byName(page, what) : what;
      const name = (await pressed.textContent())?.trim() ?? '';
      const loaded = page.waitForEvent('load');
      await pressed.click();
      await loaded;
      await arrive(`${name} → ${new URL(page.url()).pathname}`, status);
    },
    reads: async (text) => {
      const main = (await page.locator('main').textContent()) ?? '';
      if (typeof text === 'string') expect(main).toContain(text);
      else expect(main).toMatch(text);
    },
  };
}

const byName = (page: Page, name: string) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('main').getByRole('link', { name, exact: true }))
    .first();

/**
 * Every page has its heading and fits its window, and no year that is asked covers what its line is; with script axe looks
 * at each that is not yet known. A page is known by its address without ids and by its headings: the same address in another
 * state is another page; that something was done is said in the same way everywhere.
 */
async function look(page: Page, { script }: Staging, known: Set<string>): Promise<void> {
  const seen = (await page.evaluate(PAGE_SEEN)) as {
    h1: number;
    tooWide: number;
    covered: string[];
    headings: string;
  };
  const where = new URL(page.url());
  expect(`${where.pathname}: ${seen.h1} h1, ${seen.tooWide} px too wide`).toBe(
    `${where.pathname}: 1 h1, 0 px too wide`,
  );
  expect(seen.covered, where.pathname).toEqual([]);
  const name = `${where.pathname.replace(/\/[^/]*\d[^/]*/gu, '/:id')} ${seen.headings}`;
  if (!script || known.has(name)) return;
  await expectReadable(page);
  known.add(name);
}

const PAGE_SEEN = `({
  h1: document.querySelectorAll('h1').length,
  tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  covered: [...document.querySelectorAll('.indicator-table tbody tr')]
    .map((line) => [line.querySelector('th[scope=row]'), line.querySelector('.this-year')])
    .filter(([name, asked]) => name?.getBoundingClientRect().right > asked?.getBoundingClientRect().left)
    .map(([name]) => name.textContent),
  headings: [...document.querySelectorAll('main h2, main .banner:not(.banner-success) .banner-title')]
    .map((one) => one.textContent.replace(/\\d+|【[^】]*】/gu, '')).join('|'),
})`;
