import { expect } from 'vitest';
import type { Cast, Seat } from '../kit/cast.ts';

/** The year that the journey plays, and the day on which it does. */
export const YEAR = 2027;
export const ERA = '令和9年度';
export const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());

/** The projects that stay in the year: by whom they are filled in. */
export const SHEETS = {
  /** 高齢者支援課 */
  supporters: '認知症サポーターの養成と活躍の支援',
  clubs: '老人クラブ活動の支援',
  centres: '地域包括支援センターの機能強化',
  /** 社協 */
  salons: 'ふれあいサロンの支援',
  money: '日常生活の金銭管理等の支援',
  /** both together */
  watching: '地域の見守りネットワークの推進',
  /** 市民協働課, which has no accounts */
  fraud: '特殊詐欺・消費者被害の防止',
} as const;
export type SheetTitle = (typeof SHEETS)[keyof typeof SHEETS];
export const ALL_SHEETS = Object.values(SHEETS);

/** Opens the plan's page from the front page and tells its address. */
export async function planOf(cast: Cast, who: string): Promise<string> {
  const { page, go } = await cast.as(who);
  await go('/plans');
  const address = await page.locator('main a[href^="/plans/"]').first().getAttribute('href');
  expect(address).toMatch(/^\/plans\/[^/]+$/u);
  return address!;
}

/** The section of the front page under this heading. */
export const section = ({ page }: Seat, heading: string) =>
  page.locator('main section', { has: page.getByRole('heading', { name: heading, exact: true }) });

/** From the front page to a sheet that waits for this person. */
export async function openOwnSheet(seat: Seat, department: string, title: SheetTitle): Promise<void> {
  await seat.go('/');
  await seat.press(section(seat, `${department}のシート（${ERA}）`).getByRole('link', { name: title }));
}

/** The board of the year, narrowed to what this department has. */
export async function openBoardOf(cast: Cast, who: string, department: string): Promise<void> {
  const plan = await planOf(cast, who);
  const { page, go, press } = await cast.as(who);
  await go(`${plan}/cycles/${YEAR}`);
  await page.selectOption('select[name=department]', { label: department });
  await press('絞り込む');
}
