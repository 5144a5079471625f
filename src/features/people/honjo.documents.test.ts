import { describe, expect, it } from 'vitest';
import { entryPath } from '#addresses/sheets.ts';
import { inTransaction } from '#db/transaction.ts';
import { addStaff } from '#records/account/add-staff.ts';
import { hashPassword } from '#records/account/password.ts';
import { Browser, TEST_PASSWORD } from '../../../test/kit/browser.ts';
import { testDatabase } from '../../../test/kit/database.ts';
import { fileOf, importOffice } from '../../../test/kit/import-office.ts';
import { fieldsSentTo } from '../../../test/kit/page-fields.ts';
import { hasSharedDocuments, sharedDocument } from '../../../test/kit/shared-documents.ts';

/** Honjo's published book names a 係 on every sheet, and 社協 by its own 係: each sheet of the next year has somebody who writes it. */

const db = await testDatabase();
const { app, secretariat, upload, confirm } = importOffice(db);

describe.skipIf(!hasSharedDocuments)('the book of a town whose sheets are its 係’s', () => {
  it('is imported, and a 係 and the secretariat fill in the sheets of the next year', async () => {
    const office = await secretariat();
    const { browser, municipality } = office;
    const draft = await upload(office, fileOf(sharedDocument('honjo-r5-sheets-1-36'), 'honjo.txt'));
    const confirmed = await confirm(office, draft, { acknowledged: 'yes' });
    expect(confirmed.status).toBe(303);
    const [, planId] = confirmed.headers.get('location')!.match(/\/plans\/([^/?]+)/)!;
    const path = `/plans/${planId}`;
    await browser.get(`${path}/forms`);
    expect((await browser.post(`${path}/forms`, { from: 'preset', preset: 'honjo-sheet' })).status).toBe(303);
    const opening = await (await browser.get(`${path}/opening?year=2024`)).text();
    const opened = await browser.post(`${path}/cycles`, fieldsSentTo(opening, '/cycles'));
    expect(opened.headers.get('location')).toBe(`${path}/cycles/2024`);
    await browser.get(`${path}/cycles/2024`);
    for (const [to, version] of [
      ['targeting', '1'],
      ['collecting', '2'],
    ] as const)
      expect(
        (await browser.post(`${path}/cycles/2024/moves`, { to, version, reason: '目標は計画のとおり' }))
          .status,
      ).toBe(303);

    const parts = await db.kysely
      .selectFrom('part')
      .innerJoin('sheet', (join) =>
        join
          .onRef('sheet.municipality_id', '=', 'part.municipality_id')
          .onRef('sheet.plan_id', '=', 'part.plan_id')
          .onRef('sheet.id', '=', 'part.sheet_id'),
      )
      .innerJoin('department', (join) =>
        join
          .onRef('department.municipality_id', '=', 'part.municipality_id')
          .onRef('department.id', '=', 'part.department_id'),
      )
      .select(['part.sheet_id as sheet', 'department.id', 'department.kind', 'department.body'])
      .select(['department.name', 'department.label'])
      .where('part.plan_id', '=', planId!)
      .where('sheet.year', '=', 2024)
      .where('part.stage', '=', 'collecting')
      .execute();
    const sheets = await db.kysely
      .selectFrom('sheet')
      .select('id')
      .where('plan_id', '=', planId!)
      .where('year', '=', 2024)
      .execute();
    expect(sheets.length).toBeGreaterThan(20);
    expect(new Set(parts.map(({ sheet }) => sheet))).toEqual(new Set(sheets.map(({ id }) => id)));

    const ofSection = parts.find(({ kind }) => kind === 'subsection')!;
    const passwordHash = await hashPassword(TEST_PASSWORD);
    const signIn = `section-${municipality.id}`;
    await inTransaction(db, (tx) =>
      addStaff(tx, municipality.id, {
        ...{ signIn, passwordHash, name: '係の担当', role: 'writer', title: '担当', since: '2000-04-01' },
        department: ofSection.name,
      }),
    );
    const writer = await new Browser(app).signIn(signIn);
    const other = parts.find(({ sheet }) => sheet !== ofSection.sheet)!;
    for (const [who, part] of [
      [writer, ofSection],
      [browser, other],
    ] as const) {
      const address = entryPath(planId!, part.sheet, { departmentId: part.id, stage: 'collecting' });
      const page = await (await who.get(address)).text();
      const name = page.match(/name="((?:own|field)\.activities)"/)![1]!;
      const fields = fieldsSentTo(page, '/entry');
      fields.set(name, `${part.label}が書いた`);
      expect((await who.post(address.split('?')[0]!, fields)).status).toBe(303);
      expect(await (await who.get(address)).text()).toContain(`${part.label}が書いた`);
    }
  });
});
