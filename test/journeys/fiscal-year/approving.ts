import type { Cast, Seat } from '../kit/cast.ts';
import { field, submit, writeLast } from './answers.ts';
import { ACTIVITIES } from './filling.ts';
import { ALL_SHEETS, ERA, openOwnSheet, planOf, SHEETS, type SheetTitle, section, YEAR } from './year.ts';

const REMARK = '受講した人のうち、若い世代の人数も書いてください。';
const ANSWER = '10代から30代までの212人を書き加えました。';

const waiting = ({ page }: Seat, title: SheetTitle, department: string) =>
  page.locator('.work-list > li', { hasText: `${title}（${ERA}　${department}）` });

/** Where nobody approves, the secretariat does, from the list. */
export async function approveForOthers(cast: Cast): Promise<void> {
  const plan = await planOf(cast, 'jimukyoku');
  const seat = await cast.as('jimukyoku');
  await seat.go(`${plan}/approvals`);
  for (const title of [SHEETS.salons, SHEETS.money, SHEETS.watching])
    await waiting(seat, title, '社協').locator('input[name=item]').check();
  await waiting(seat, SHEETS.fraud, '市民協働課').locator('input[name=item]').check();
  await seat.press('チェックしたシートを承認する');
}

/** The head of the department sends one back with a remark on a field, and approves the others from the list. */
export async function sendOneBack(cast: Cast): Promise<void> {
  const head = await cast.as('kachou');
  await head.go('/');
  await head.press(
    section(head, `承認を待つシート（${ERA}）`).getByRole('link', { name: '一覧から承認する' }),
  );
  const one = waiting(head, SHEETS.supporters, '高齢者支援課');
  await one.locator('summary', { hasText: '内容を読んで' }).click();
  await one.getByText(ACTIVITIES.supporters).waitFor();
  await one.locator('textarea[name=comment]').fill(REMARK);
  await one.locator('select[name=field]').selectOption('activities');
  await head.press(one.getByRole('button', { name: '差し戻す' }));
  for (const title of [SHEETS.centres, SHEETS.watching])
    await waiting(head, title, '高齢者支援課').locator('input[name=item]').check();
  await head.press('チェックしたシートを承認する');
}

/** The writer finds the remark at the head of the sheet, answers it, and hands the part in again. */
export async function answerRemark(cast: Cast): Promise<void> {
  const writer = await cast.as('tantou');
  await openOwnSheet(writer, '高齢者支援課', SHEETS.supporters);
  await writer.reads(REMARK);
  await writer.press(writer.page.locator('.asked-of-you').getByRole('link', { name: '返信する' }));
  await writer.page.locator('.remark-answer textarea').fill(ANSWER);
  await writer.press('返信する');
  await openOwnSheet(writer, '高齢者支援課', SHEETS.supporters);
  await writer.reads(ANSWER);
  const text = `${ACTIVITIES.supporters}うち10代から30代までは212人。`;
  await writeLast(cast, writer, writer.page.locator(field('activities')), text);
  await submit(writer, '高齢者支援課');
}

/** The head settles the remark and approves what came again, and what the successor handed in. */
export async function approveTheRest(cast: Cast): Promise<void> {
  const head = await cast.as('kachou');
  const plan = await planOf(cast, 'kachou');
  await head.go(`${plan}/approvals`);
  await head.press(
    waiting(head, SHEETS.supporters, '高齢者支援課').getByRole('link', { name: /未解決の指摘/u }),
  );
  await head.reads(ANSWER);
  await head.press('解決済みにする');
  await head.go(`${plan}/approvals`);
  for (const title of [SHEETS.supporters, SHEETS.clubs])
    await waiting(head, title, '高齢者支援課').locator('input[name=item]').check();
  await head.press('チェックしたシートを承認する');
}

/** The secretariat takes over what is approved, with what the checks ask, and leads the year into the review. */
export async function acceptAll(cast: Cast): Promise<void> {
  const plan = await planOf(cast, 'jimukyoku');
  const seat = await cast.as('jimukyoku');
  await seat.go(`${plan}/cycles/${YEAR}`);
  await seat.press(`承認のそろった${ALL_SHEETS.length}枚を確かめて受理する`);
  for (const box of await seat.page.locator('input[name=item]').all()) await box.check();
  await seat.press('チェックしたシートを受理する');
  await seat.reads('受理を待っているシートはありません');
  await seat.go(`${plan}/cycles/${YEAR}`);
  await seat.press('「査定」に進む');
  await seat.press(seat.page.locator('main form button[type=submit]').last());
}
