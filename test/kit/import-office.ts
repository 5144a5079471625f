import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '#db/connect.ts';
import { type Draft, findDraft } from '#records/draft/queries.ts';
import { Browser, makeMunicipality, testApplication } from './browser.ts';
import { root } from './project-files.ts';

/** A secretariat at its browser, for the tests that import. */
export type Office = { browser: Browser; municipality: Awaited<ReturnType<typeof makeMunicipality>> };

/** The progress table of an invented town, for two years one after the other. */
export const table = (year: 'r5' | 'r6') =>
  readFileSync(join(root, `sample/import/hoshinomori-${year}-table.txt`));

export const fileOf = (content: string | Uint8Array, name = '進捗.txt') =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], name);

export function importOffice(db: Db) {
  const app = testApplication(db);
  return {
    app,
    async secretariat(): Promise<Office> {
      const municipality = await makeMunicipality(db, { roles: ['secretariat'] });
      const browser = await new Browser(app).signIn(municipality.signIn('secretariat'));
      return { browser, municipality };
    },
    /** Sends a file through the page and gives the id of the draft; throws what the page says where it is refused. */
    async upload(
      { browser }: Office,
      content: string | Uint8Array | File,
      fields: Record<string, string> = {},
    ) {
      await browser.get('/imports');
      const answer = await browser.post('/imports', {
        files: content instanceof File ? content : fileOf(content),
        ...fields,
      });
      if (answer.status !== 303) throw new Error(await answer.text());
      return answer.headers.get('location')!.split('/').at(-1)!;
    },
    /** Confirms the version of the draft that the page shows. */
    async confirm({ browser }: Office, draftId: string, fields: Record<string, string> = {}) {
      const page = await (await browser.get(`/imports/${draftId}`)).text();
      const version = page.match(/name="version" value="(\d+)"/)![1]!;
      return browser.post(`/imports/${draftId}/confirmation`, { version, ...fields });
    },
    async draftOf({ municipality }: Office, draftId: string): Promise<Draft> {
      return (await findDraft(db.kysely, { municipalityId: municipality.id, draftId }))!;
    },
    /** What the record says was done with imports, in order. */
    async kindsOf({ municipality }: Office): Promise<string[]> {
      const events = await db.kysely
        .selectFrom('event')
        .select('kind')
        .where('municipality_id', '=', municipality.id)
        .where('kind', 'like', 'import-%')
        .orderBy('id')
        .execute();
      return events.map(({ kind }) => kind);
    },
    async countOf(name: 'plan' | 'import_draft' | 'import_file', { municipality }: Office): Promise<number> {
      const rows = await db.kysely
        .selectFrom(name)
        .select('municipality_id')
        .where('municipality_id', '=', municipality.id)
        .execute();
      return rows.length;
    },
  };
}
