import { expect } from 'vitest';
import type { Cast, Seat } from '../kit/cast.ts';
import { ERA, planOf, SHEETS, section, today, YEAR } from './year.ts';

const MEETING = '第1回 地域福祉計画推進委員会';
export const OPINIONS = {
  sheet: 'サロンに通えない人へ、声をかける手立てを考えてほしい。',
  whole: '事業どうしのつながりが分かる図を、冊子に載せてほしい。',
};
const ANSWERS = {
  sheet: '地区社協と、移動の手助けを組み合わせて試行します。',
  whole: '冊子の紙面が限られるため、ウェブサイトに図を載せます。',
};

/** The secretariat calls the meeting and divides the sheets among the members by lot. */
export async function callMeeting(cast: Cast): Promise<void> {
  const plan = await planOf(cast, 'jimukyoku');
  const { page, go, press, reads } = await cast.as('jimukyoku');
  await go(`${plan}/cycles/${YEAR}`);
  await press('推進委員会');
  await press('会議を追加する');
  await page.fill('input[name=title]', MEETING);
  await page.fill('input[name=heldOn]', today());
  await page.fill('input[name=place]', '総合福祉センター');
  await press('保存する');
  await go(`${plan}/cycles/${YEAR}/committee`);
  await page.selectOption('select[name=readers]', '1');
  await press('自動で割り振る');
  await reads('ログインして開けます');
}

/** A member reads the pack and writes about a sheet and about the whole, and sends both at once. */
export async function giveOpinions(cast: Cast): Promise<void> {
  const seat = await cast.as('iinkai');
  const { page, press, reads } = seat;
  await seat.go('/');
  await press(section(seat, `委員会の意見（${ERA}）`).getByRole('link', { name: '意見を書く' }));
  await press(MEETING);
  await reads('特に見ていただきたいシート');
  await reads('担当　社協');
  const item = page.locator('.pack-item', { hasText: SHEETS.salons });
  if ((await item.getAttribute('open')) === null) await item.locator('summary').first().click();
  await item.locator('textarea').last().fill(OPINIONS.sheet);
  await page.fill('textarea[name="new:whole"]', OPINIONS.whole);
  await press('書いた意見を送る');
  for (const text of Object.values(OPINIONS)) await reads(text);
}

/** The department proposes an answer; the secretariat answers both, each with what becomes of it. */
export async function answerOpinions(cast: Cast): Promise<void> {
  const owner = await cast.as('shakyo');
  await openOpinion(cast, 'shakyo', OPINIONS.sheet);
  await answer(owner, '一部反映', ANSWERS.sheet);
  await owner.press('案を事務局に送る');
  const seat = await cast.as('jimukyoku');
  await openOpinion(cast, 'jimukyoku', OPINIONS.sheet);
  expect(await seat.page.locator('#answer textarea[name=text]').inputValue()).toBe(ANSWERS.sheet);
  await seat.press('回答を決める');
  await openOpinion(cast, 'jimukyoku', OPINIONS.whole);
  await answer(seat, '反映しない', ANSWERS.whole);
  await seat.press('回答を決める', 422);
  await seat.page.fill('textarea[name=reason]', '冊子は見開き24ページと決めているため');
  await seat.press('回答を決める');
  const plan = await planOf(cast, 'jimukyoku');
  await seat.go(`${plan}/cycles/${YEAR}/opinion-table`);
  for (const text of Object.values(ANSWERS)) await seat.reads(text);
}

async function openOpinion(cast: Cast, who: string, text: string): Promise<void> {
  const plan = await planOf(cast, who);
  const seat = await cast.as(who);
  await seat.go(`${plan}/cycles/${YEAR}/opinions`);
  const opinion = seat.page.locator('main article, main tr, main li', { hasText: text }).last();
  await seat.press(opinion.locator('a[href*="/opinions/"]').first());
}

async function answer({ page }: Seat, state: string, text: string): Promise<void> {
  await page.check(`input[name=state][value="${state}"]`);
  await page.fill('textarea[name=text]', text);
}
