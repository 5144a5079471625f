import { beforeAll, expect, it, vi } from 'vitest';
import { testApplication } from '../kit/browser.ts';
import { testDatabase } from '../kit/database.ts';
import { makeRichTown, type RichTown, ROLES } from '../kit/rich-town.ts';
import { addressOf, type Ids, idsOf, type Route, routesOf, send } from '../kit/route-walk.ts';
import { keepTown } from '../kit/town-rows.ts';

/** Who is let in where, asked of the application itself; what stands in docs/permissions.md is what it answered. */

const db = await testDatabase();
const app = testApplication(db);
const routes = routesOf(app);
let town: RichTown;
let ids: Ids;
let putBack: () => Promise<void>;

/** As docs/glossary.md names them. */
const NAMES = {
  secretariat: '事務局',
  writer: '担当',
  approver: '所属長',
  reviewer: '査定',
  committee: '委員',
  viewer: '閲覧',
  operator: '運用',
};

beforeAll(async () => {
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  town = await makeRichTown(db, app);
  ids = idsOf(town);
  putBack = await keepTown(db, town.id);
}, 300_000);

async function isLetIn({ method, path }: Route, role: (typeof ROLES)[number]): Promise<boolean> {
  const address = addressOf(path, ids);
  const browser = town.browsers[role];
  const answer = method === 'GET' ? await browser.get(address) : await send(browser, address, []);
  if (method === 'POST' && answer.status < 400) await putBack();
  return answer.status !== 403;
}

it('lets each role in where docs/permissions.md says, and nowhere else', async () => {
  const lines: string[] = [];
  for (const route of routes.toSorted((a, b) =>
    a.path < b.path ? -1 : a.path > b.path ? 1 : a.method < b.method ? -1 : 1,
  )) {
    const cells: string[] = [];
    for (const role of ROLES) cells.push((await isLetIn(route, role)) ? '○' : '');
    const action = route.method === 'GET' ? '見る' : '変える';
    lines.push(`| \`${route.path}\` | ${action} | ${cells.join(' | ')} |`);
  }
  const head = `| アドレス | | ${ROLES.map((role) => NAMES[role]).join(' | ')} |`;
  const page = [INTRODUCTION, head, `|---|---|${':-:|'.repeat(ROLES.length)}`, ...lines, ''].join('\n');
  await expect(page).toMatchFileSnapshot('../../docs/permissions.md');
}, 300_000);

const INTRODUCTION = `# Who may do what

Made by \`test/guards/permissions.test.ts\`, which asks every address of the application as each role: do not edit it by hand.
A change of this table is a change of who may do what; \`npx vitest run --project embedded test/guards/permissions.test.ts -u\`
writes it anew.

○: the address answers. What it shows and takes may depend on more: on the department (a writer fills the own part), on the
stage of the year (a reviewer grades while it is reviewed), on the state of the sheet. The moves of a sheet are tried one by one
in \`src/features/moves/permission-table.test.ts\`. Nothing of another municipality answers at all
(\`test/guards/tenancy.test.ts\`).
`;
