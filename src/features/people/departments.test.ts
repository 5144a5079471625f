import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { labelOf, printedName } from '#records/people/department-name.ts';
import { departmentLabels } from '#records/people/department-queries.ts';
import { Browser, makeMunicipality, testApplication } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { idOf, storeNamed } from '../../../test/kit/departments.ts';
import { smallPlan } from '../../../test/kit/small-plan.ts';

const db = await testDatabase();
const app = testApplication(db);

/** A municipality with the small plan: 2023 is sealed, 2024 runs, and 長寿課 and 住宅課 have their parts in a sheet of it. */
async function office() {
  const municipality = await makeMunicipality(db, { roles: ['secretariat'] });
  const municipality_id = municipality.id;
  const plan_id = await inTransaction(db, (tx) =>
    storeNamed(tx, municipality_id, smallPlan(), { actor: '試し' }),
  );
  const of = { municipality_id, plan_id };
  await inTransaction(db, async (tx) => {
    for (const [year, state] of [
      [2023, 'sealed'],
      [2024, 'collecting'],
    ] as const) {
      const exceptions = JSON.stringify([
        { departmentId: idOf('長寿課'), stage: 'collecting', due: '2025-05-10' },
      ]);
      const rest = { stages: '{}', exceptions, focus: '[]', left_out: '[]' };
      await tx
        .insertInto('cycle')
        .values({ ...of, year, state, ...rest })
        .execute();
    }
    await tx
      .insertInto('sheet')
      .values({ ...of, id: 'now', project_id: 'p-1', year: 2024, page: null, fields: '{}', state: 'draft' })
      .execute();
    const sheets = await tx
      .selectFrom('sheet')
      .select(['id', 'year'])
      .where('plan_id', '=', plan_id)
      .execute();
    for (const { id } of sheets.filter((sheet) => sheet.id === 'now' || sheet.year === 2023)) {
      const part = { ...of, sheet_id: id, stage: 'collecting' as const, position: 1, saved_at: null };
      await tx
        .insertInto('part')
        .values({
          ...part,
          department_id: idOf('長寿課'),
          // A sealed year has printed what its owners were called.
          printed: id === 'now' ? null : '長寿課',
          state: 'submitted',
          fields: '{"activities":"訪問した"}',
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    const rating = { ...of, project_id: 'p-1', layer: 'self' as const, code: 'A', scale_id: 'rs-1' };
    await tx
      .insertInto('rating')
      .values({
        ...rating,
        sheet_id: 'now',
        year: 2024,
        department_id: idOf('長寿課'),
        reason: null,
        rated_by: null,
        rated_at: null,
      })
      .execute();
    await tx
      .insertInto('remark')
      .values({
        ...of,
        id: 'r',
        sheet_id: 'now',
        department_id: idOf('長寿課'),
        field: null,
        parent_id: null,
        text: '数字を確認してください',
        actor: '試し',
        account_id: null,
        at: '2025-04-10T00:00:00Z',
        resolved_at: null,
        resolved_by: null,
      })
      .execute();
    await tx
      .insertInto('collaboration_request')
      .values({
        ...of,
        id: 'q',
        year: 2024,
        project_id: 'p-1',
        from_department_id: idOf('住宅課'),
        to_department_id: idOf('長寿課'),
        text: '一緒に回りたい',
        asked_on: '2024-06-01',
        state: 'asked',
        answer: '',
        answered_on: null,
        carried_from: null,
      })
      .execute();
  });
  return { ...of, browser: await new Browser(app).signIn(municipality.signIn('secretariat')) };
}

type Office = Awaited<ReturnType<typeof office>>;

async function departmentOf({ municipality_id }: Office, name: string) {
  const { id, version } = await db.kysely
    .selectFrom('department')
    .select(['id', 'version'])
    .where('municipality_id', '=', municipality_id)
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { path: `/departments/${id}`, id, version: String(version) };
}

/** Every place in which a department's name stands, with the year of its sheet. */
async function namesIn({ municipality_id }: Office) {
  const of = async (table: 'part' | 'remark') => {
    const { rows } = await sql<{ name: string }>`
      SELECT sheet.year || ' ' || ${table === 'part' ? printedName('part') : labelOf('remark')} AS name FROM ${sql.table(table)}
      JOIN sheet ON sheet.plan_id = ${sql.ref(`${table}.plan_id`)} AND sheet.id = ${sql.ref(`${table}.sheet_id`)}
      WHERE sheet.municipality_id = ${municipality_id} ORDER BY 1`.execute(db.kysely);
    return rows.map(({ name }) => name);
  };
  const owners = await db.kysely
    .selectFrom('owner')
    .select('department')
    .where('municipality_id', '=', municipality_id)
    .where('department', 'is not', null)
    .orderBy('department')
    .execute();
  const ratings = await db.kysely
    .selectFrom('rating')
    .select(['year', printedName<string | null>('rating').as('department')])
    .where('municipality_id', '=', municipality_id)
    .where((eb) => eb.or([eb('department', 'is not', null), eb('department_id', 'is not', null)]))
    .orderBy('year')
    .execute();
  const cycles = await db.kysely
    .selectFrom('cycle')
    .select(['year', 'exceptions'])
    .where('municipality_id', '=', municipality_id)
    .orderBy('year')
    .execute();
  const { to_department } = await db.kysely
    .selectFrom('collaboration_request')
    .select(labelOf('collaboration_request', 'to_department_id').as('to_department'))
    .where('municipality_id', '=', municipality_id)
    .executeTakeFirstOrThrow();
  const nameOf = await departmentLabels(db.kysely, municipality_id);
  return {
    owners: owners.map(({ department }) => department),
    parts: await of('part'),
    remarks: await of('remark'),
    ratings: ratings.filter(({ year }) => year === 2024).map(({ department }) => department),
    sealedRatings: ratings.filter(({ year }) => year === 2023).map(({ department }) => department),
    exceptions: cycles.map(
      ({ year, exceptions }) => `${year} ${nameOf.get(exceptions[0]?.departmentId ?? '')}`,
    ),
    request: to_department,
  };
}

describe('a department with a new name', () => {
  it('has it wherever its work stands, and not in what is sealed', async () => {
    const here = await office();
    const other = await office();
    const before = await namesIn(here);
    const elsewhere = await namesIn(other);
    const { path, version } = await departmentOf(here, '長寿課');
    const answer = await here.browser.post(path, { version, name: '高齢福祉課', email: '' });
    expect(answer.status).toBe(303);
    const after = await namesIn(here);
    expect(after).toEqual({
      ...before,
      owners: before.owners.map((name) => (name === '長寿課' ? '高齢福祉課' : name)).sort(),
      parts: before.parts.map((one) => one.replace('2024 長寿課', '2024 高齢福祉課')),
      remarks: ['2024 高齢福祉課'],
      ratings: ['高齢福祉課'],
      exceptions: ['2023 高齢福祉課', '2024 高齢福祉課'],
      request: '高齢福祉課',
    });
    expect(before.parts.some((one) => one === '2023 長寿課')).toBe(true);
    expect(after.owners).toContain('高齢福祉課');
    expect(await namesIn(other)).toEqual(elsewhere);
    expect(await (await here.browser.get('/search?q=高齢福祉課')).text()).toContain('配達員による見守り');
  });

  it('gets none that another has, and the council keeps its own', async () => {
    const here = await office();
    const { path, version } = await departmentOf(here, '長寿課');
    const taken = await here.browser.post(path, { version, name: '住宅課', email: '' });
    expect([taken.status, await taken.text()]).toEqual([422, expect.stringContaining('ほかの課に統合する')]);
    const council = await departmentOf(here, '社協');
    const refused = await here.browser.post(council.path, {
      version: council.version,
      name: '福祉協会',
      email: '',
    });
    expect([refused.status, await refused.text()]).toEqual([
      422,
      expect.stringContaining('社会福祉協議会そのもの'),
    ]);
  });
});

describe('a department that becomes part of another', () => {
  it('hands over posts, projects and open work, and loses no word', async () => {
    const here = await office();
    const { municipality_id, plan_id } = here;
    const from = await departmentOf(here, '長寿課');
    const into = await departmentOf(here, '住宅課');
    await db.kysely
      .insertInto('part')
      .values({
        municipality_id,
        plan_id,
        sheet_id: 'now',
        stage: 'collecting',
        department_id: idOf('住宅課'),
        position: 2,
        state: 'draft',
        fields: '{"activities":"貸し出した"}',
        saved_at: null,
      })
      .execute();
    for (const department of ['長寿課', '住宅課'])
      await sql`INSERT INTO opinion_proposal (municipality_id, plan_id, opinion_id, department_id, text, state, reason, actor, at)
        VALUES (${municipality_id}, ${plan_id}, 'o', ${idOf(department)}, ${`${department}の考え`}, '反映', '', '試し', now())`.execute(
        db.kysely,
      );
    await here.browser.post('/posts', { department: from.id, section: '', title: '担当', role: 'writer' });
    const answer = await here.browser.post(`${from.path}/merger`, { version: from.version, into: into.id });
    expect(answer.headers.get('location')).toBe(into.path);
    const part = await db.kysely
      .selectFrom('part')
      .select([labelOf('part').as('department'), 'state', 'fields'])
      .where('municipality_id', '=', municipality_id)
      .where('sheet_id', '=', 'now')
      .execute();
    expect(part).toEqual([
      { department: '住宅課', state: 'draft', fields: { activities: '貸し出した\n【長寿課】\n訪問した' } },
    ]);
    const { rows } = await sql<{ department: string; text: string }>`
      SELECT ${labelOf('opinion_proposal')} AS department, text FROM opinion_proposal WHERE municipality_id = ${municipality_id}`.execute(
      db.kysely,
    );
    expect(rows).toEqual([{ department: '住宅課', text: '住宅課の考え\n【長寿課】\n長寿課の考え' }]);
    expect((await namesIn(here)).owners).not.toContain('長寿課');
    expect(await (await here.browser.get(into.path)).text()).toContain('担当');
    expect(await (await here.browser.get(from.path)).text()).toContain('で廃止');
  });

  it('is refused where both have graded a sheet differently', async () => {
    const here = await office();
    const { municipality_id, plan_id } = here;
    const from = await departmentOf(here, '長寿課');
    const into = await departmentOf(here, '住宅課');
    await db.kysely
      .insertInto('rating')
      .values({
        municipality_id,
        plan_id,
        project_id: 'p-1',
        sheet_id: 'now',
        year: 2024,
        layer: 'self',
        department_id: idOf('住宅課'),
        code: 'B',
        scale_id: 'rs-1',
        reason: null,
        rated_by: null,
        rated_at: null,
      })
      .execute();
    const answer = await here.browser.post(`${from.path}/merger`, { version: from.version, into: into.id });
    expect([answer.status, await answer.text()]).toEqual([
      422,
      expect.stringContaining('「配達員による見守り」'),
    ]);
    expect((await namesIn(here)).owners).toContain('長寿課');
  });
});
