import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import type { Db } from '#db/connect.ts';

type Column = { table: string; column: string; type: string };
type Text = { before?: string; after: string };

/** Texts that are no one's words: keys, states and kinds. `table.column`, or a column's name wherever it stands. */
const FIXED =
  /(_id|_hash|sha256)$|^(id|carried_from|state|kind|body|role|layer|best|purpose|value_type|desired_trend|status|stage|way|code|media_type|profile|encoding|sign_in|digest|message_id|field|at_pointer|finding|document_id|\w+_at)$/;
const FIXED_PLACES = [
  'municipality.code',
  'external_identity.issuer',
  'external_identity.subject',
  'event.kind',
  'template.format',
  'job.result_type',
  'kept_form.page',
  'kept_form.action',
];
/** The words within jsonb, by their keys: what people wrote, not what the program counts on. */
const WORDS =
  'text|title|name|post|label|definition|heading|help|reason|note|by|department|number|subsection|overview|finalTarget|activities|issues|annualPlan|selfEvaluation|futurePolicy|nextTarget|remarks|x-[^"]*';
const WORDS_IN_JSON = `"(${WORDS})": "((?:[^"\\\\]|\\\\.)*)"`;

/** All tables that belong to a municipality, with their columns but for those that the database computes. */
export async function townColumns(db: Db): Promise<Map<string, Column[]>> {
  const { rows } = await sql<Column>`
    SELECT table_name AS "table", column_name AS "column", data_type AS type FROM information_schema.columns
    WHERE table_schema = 'public' AND is_generated = 'NEVER' AND table_name IN (
      SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'municipality_id')
    ORDER BY table_name, ordinal_position`.execute(db.kysely);
  const tables = new Map<string, Column[]>();
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row]);
  return tables;
}

/** Runs statements as one, with triggers and references at rest: what rows a test needs, the program need not have made. */
const perform = (db: Db, statements: string[]) =>
  sql
    .raw(`DO $do$ BEGIN SET LOCAL session_replication_role = replica; ${statements.join(';\n')}; END $do$`)
    .execute(db.kysely);

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;
const name = (text: string) => `"${text}"`;

/** Keeps the rows of a town as they are now; the function that is returned puts them back. */
export async function keepTown(db: Db, id: string): Promise<() => Promise<void>> {
  const tables = [...(await townColumns(db))].map(([table, columns]) => ({
    table,
    columns: columns.map(({ column }) => name(column)).join(', '),
  }));
  const schema = name(`kept-${id}`);
  const ofTown = `WHERE municipality_id = ${literal(id)}`;
  await perform(db, [
    `CREATE SCHEMA ${schema}`,
    ...tables.map(
      ({ table, columns }) =>
        `CREATE TABLE ${schema}.${table} AS SELECT ${columns} FROM public.${table} ${ofTown}`,
    ),
  ]);
  return async () => {
    await perform(
      db,
      tables.flatMap(({ table, columns }) => [
        `DELETE FROM public.${table} ${ofTown}`,
        `INSERT INTO public.${table} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${schema}.${table}`,
      ]),
    );
  };
}

/**
 * A town of its own with the rows of another. `ids`: which ids of that town are others here, by what stands before them;
 * what is unique in an installation is always another.
 */
export async function copyTown(db: Db, from: string, to: string, ids: Record<string, string> = {}) {
  const tables = await townColumns(db);
  const UNIQUE = [
    'account.sign_in',
    'session.token_hash',
    'ended_session.token_hash',
    'ended_session.form_hash',
    'one_time_token.token_hash',
    'external_identity.subject',
  ];
  const statements = [...tables].map(([table, columns]) => {
    const told = columns.filter(({ column }) => !(column === 'id' && /^(event|field_change)$/.test(table)));
    const values = told.map(({ column }) => {
      const place = `${table}.${column}`;
      if (column === 'municipality_id') return literal(to);
      if (UNIQUE.includes(place)) return `${literal(`${to}-`)} || ${name(column)}`;
      const before = ids[place] ?? ids[column];
      return before === undefined ? name(column) : `${literal(before)} || ${name(column)}`;
    });
    return `INSERT INTO ${table} (${told.map(({ column }) => name(column)).join(', ')})
      SELECT ${values.join(', ')} FROM ${table} WHERE municipality_id = ${literal(from)}`;
  });
  await perform(db, [`INSERT INTO municipality (id, name) VALUES (${literal(to)}, '隣の町')`, ...statements]);
}

/** Puts words before and after every text that people wrote in this town. */
export async function markTown(db: Db, id: string, { before = '', after }: Text): Promise<void> {
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1).replaceAll('\\', '\\\\');
  const words = `${literal(WORDS_IN_JSON)}, ${literal(`"\\1": "${inJson(before)}\\2${inJson(after)}"`)}, 'g'`;
  const statements = [...(await townColumns(db))].flatMap(([table, columns]) =>
    columns.flatMap(({ column, type }) => {
      const ofTown = `WHERE municipality_id = ${literal(id)} AND ${name(column)} IS NOT NULL`;
      if (type === 'jsonb' && column !== 'bound_to' && column !== 'details')
        return `UPDATE ${table} SET ${name(column)} = regexp_replace(${name(column)}::text, ${words})::jsonb ${ofTown}`;
      if (type !== 'text' || FIXED.test(column) || FIXED_PLACES.includes(`${table}.${column}`)) return [];
      return `UPDATE ${table} SET ${name(column)} = ${literal(before)} || ${name(column)} || ${literal(after)} ${ofTown}`;
    }),
  );
  await perform(db, statements);
  await markDocuments(db, id, { before, after });
}

/** Sealed years and drafts hold their words within a document. */
async function markDocuments(db: Db, id: string, { before = '', after }: Text): Promise<void> {
  const inWords = new RegExp(`"(${WORDS})":\\s?"((?:[^"\\\\]|\\\\.)*)"`, 'g');
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
  const mark = (bytes: Buffer) =>
    Buffer.from(
      bytes
        .toString()
        .replace(inWords, (_, key, text) => `"${key}": "${inJson(before)}${text}${inJson(after)}"`),
    );
  const editions = await db.kysely
    .selectFrom('edition')
    .select(['plan_id', 'year', 'document'])
    .where('municipality_id', '=', id)
    .execute();
  for (const { plan_id, year, document } of editions) {
    const marked = mark(document);
    const sha256 = createHash('sha256').update(marked).digest('hex');
    await perform(db, [
      `UPDATE edition SET document = '\\x${marked.toString('hex')}', sha256 = ${literal(sha256)}
       WHERE municipality_id = ${literal(id)} AND plan_id = ${literal(plan_id)} AND year = ${year}`,
    ]);
  }
  const drafts = await db.kysely
    .selectFrom('import_draft')
    .select(['id', 'document'])
    .where('municipality_id', '=', id)
    .execute();
  for (const draft of drafts)
    await db.kysely
      .updateTable('import_draft')
      .set({ document: gzipSync(mark(gunzipSync(draft.document))) })
      .where('municipality_id', '=', id)
      .where('id', '=', draft.id)
      .execute();
}

/** One figure for each table of a town: it changes with any change of any row. */
export async function figuresOfTown(db: Db, id: string): Promise<Record<string, string>> {
  const tables = [...(await townColumns(db)).keys()];
  const one = (table: string) =>
    `SELECT '${table}' AS "table", count(*) || ' ' || md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS figure
     FROM ${table} t WHERE municipality_id = ${literal(id)}`;
  const { rows } = await sql
    .raw<{ table: string; figure: string }>(tables.map(one).join(' UNION ALL '))
    .execute(db.kysely);
  return Object.fromEntries(rows.map(({ table, figure }) => [table, figure]));
}
