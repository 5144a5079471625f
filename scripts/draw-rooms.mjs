// Draws docs/rooms.md: for each room of src/records its tables, its verbs and its queries, as the code has them.
// `node scripts/draw-rooms.mjs` writes it; with --print it goes to the terminal.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { root } from './prepare.mjs';

/** What each room keeps; the page is not drawn without a sentence for every room. */
const ABOUT = {
  account: 'Who signs in and how: accounts, sessions, links, the second factor.',
  activity: 'What happened, read from the events and the history of fields; writes nothing.',
  archive: 'A whole plan in and out, on top of all other rooms: load, store, merge.',
  cycle: 'An 評価年度: opened, its days, its sheets to be made, reminders, moved on.',
  draft: 'A 読み込み結果 before it is confirmed, with the files it was read from.',
  edition: 'A sealed year 確定版, the reasons given before the seal, errata 正誤 after it.',
  form: 'The 様式 of a plan in versions, with its rating scales and rules.',
  job: 'Long work that waits for its turn, and what it needs and made.',
  mail: 'Mails, kept word for word as they were sent, and what became of them.',
  meeting: 'Meetings of the committee and of 査定, and who reviews what.',
  opinion: 'Opinions 委員会の意見, drafts of an answer, answers and their state.',
  people: 'Departments, posts, people, terms and what passes on with them.',
  plan: 'The plan as printed: levels, projects, placements, owners, indicators and their values.',
  request: 'Requests 協働依頼 from department to department.',
  search: 'What can be found, and by whom.',
  sheet: 'The 進行管理シート: parts, values, grades, remarks, files, and every move of it.',
  template: "The office's own Excel and Word forms, with the places marked in them.",
  workbook: 'Workbooks that were sent to departments, and those that came back.',
};

const TABLES = JSON.parse(readFileSync(join(root, 'test/guards/table-rooms.json'), 'utf8'));
const READS = /^(find|get|list|load|read|count|has|select|describe|compare|preview)([A-Z]|$)/;

const files = execFileSync('git', ['ls-files', 'src'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
const parsed = new Map(
  files.map((file) => [
    file,
    ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest),
  ]),
);
const roomOf = (file) => file.match(/^src\/records\/([^/]+)\//)?.[1];

/** `file#name` of all that a room of records is asked for from outside, and the rooms that each room asks. */
function findFaces() {
  const asked = new Set();
  const below = new Map();
  for (const [file, source] of parsed) {
    for (const statement of source.statements) {
      if (!ts.isImportDeclaration(statement)) continue;
      const specifier = statement.moduleSpecifier.text;
      const target = specifier.startsWith('#')
        ? `src/${specifier.slice(1)}`
        : posix.join(posix.dirname(file), specifier);
      const [from, to] = [roomOf(file), roomOf(target)];
      if (to === undefined || from === to) continue;
      if (from !== undefined) below.set(from, (below.get(from) ?? new Set()).add(to));
      const names = statement.importClause?.namedBindings?.elements ?? [];
      for (const name of names) asked.add(`${target}#${(name.propertyName ?? name.name).text}`);
    }
  }
  return { asked, below };
}

/** Each function that a file exports, and whether it waits for something: the database. */
function listFunctions(source) {
  return source.statements.flatMap((statement) => {
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isFunctionDeclaration(statement)) return [{ name: statement.name.text, waits: waits(statement) }];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations
      .filter(({ initializer }) => initializer && ts.isArrowFunction(initializer))
      .map(({ name, initializer }) => ({ name: name.text, waits: waits(initializer) }));
  });
}

const waits = (declaration) =>
  declaration.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ||
  (declaration.type &&
    ts.isTypeReferenceNode(declaration.type) &&
    declaration.type.typeName.text === 'Promise');

function drawRoom(room, { asked, below }) {
  const face = files
    .filter((file) => roomOf(file) === room)
    .flatMap((file) =>
      listFunctions(parsed.get(file))
        .filter(({ name }) => asked.has(`${file}#${name}`))
        .map((one) => ({ ...one, isQuery: READS.test(one.name) || file.endsWith('queries.ts') })),
    );
  const line = (title, names) =>
    names.length > 0 ? `- **${title}** ${names.map((name) => `\`${name}\``).join(' · ')}` : null;
  const named = (wanted) => face.filter(wanted).map(({ name }) => name);
  return [
    `## ${room}\n`,
    `${ABOUT[room]}\n`,
    line('tables', TABLES[`records/${room}`] ?? []),
    line(
      'verbs',
      named(({ waits, isQuery }) => waits && !isQuery),
    ),
    line(
      'queries',
      named(({ waits, isQuery }) => waits && isQuery),
    ),
    line(
      'without the database',
      named(({ waits }) => !waits),
    ),
    line('asks', [...(below.get(room) ?? [])].sort()),
    '',
  ].filter((text) => text !== null);
}

const rooms = [...new Set(files.map(roomOf).filter(Boolean))].sort();
const untold = rooms.filter((room) => !ABOUT[room]);
if (untold.length > 0) throw new Error(`scripts/draw-rooms.mjs has no sentence for ${untold.join(', ')}`);
const faces = findFaces();
const page = `# The rooms of records

Drawn by \`node scripts/draw-rooms.mjs\` from the code; \`test/guards/rooms.test.ts\` says that this page equals it. A room alone writes its
tables. Its face is what other rooms ask it for: verbs change something, queries read; what its own files alone use is not shown.

${rooms.flatMap((room) => drawRoom(room, faces)).join('\n')}`;
const text = `${page.trimEnd()}\n`;
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(join(root, 'docs', 'rooms.md'), text);
