// Draws docs/workflow.md from the one table of moves (src/domain/review/moves.ts): tables and a diagram in the words of
// the interface. `node scripts/draw-workflow.mjs` writes it; with --print it goes to the terminal.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './prepare.mjs';

const WHO = { writer: '担当者', approver: '所属長', reviewer: '査定', secretariat: '事務局' };
const CYCLES = {
  preparing: '準備',
  targeting: '目標設定',
  collecting: '記入',
  reviewing: '査定',
  consulting: '委員会',
  sealed: '確定',
};
const NEEDS = { complete: '求められた欄がすべて埋まっていること', grade: '評価が選ばれていること' };
const COMMENTS = { none: '', optional: '任意', required: '必須' };

/** The table and its words, out of the TypeScript that the application runs. */
async function load() {
  const entry = [
    `export { PART_MOVES, SHEET_MOVES } from ${JSON.stringify(join(root, 'src/domain/review/moves.ts'))};`,
    `export { moveNames, sheetStateNames } from ${JSON.stringify(join(root, 'src/messages/moves.ja.ts'))};`,
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    charset: 'utf8',
    logLevel: 'silent',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

export async function drawWorkflow() {
  const { PART_MOVES, SHEET_MOVES, moveNames, sheetStateNames } = await load();
  const state = (name) => `${sheetStateNames[name]} \`${name}\``;
  const who = (move) =>
    Object.entries(move.who)
      .map(([role, reach]) => `${WHO[role]}${reach === 'own' ? '（その課）' : ''}`)
      .join('、');
  const from = (move) => [...move.from, ...(move.fromWithoutReview ? [move.fromWithoutReview] : [])];
  const lines = (moves) =>
    Object.entries(moves).map(([action, move]) =>
      [
        `${moveNames[action]} \`${action}\``,
        who(move),
        from(move)
          .map((one) => state(one) + (one === move.fromWithoutReview ? '（査定をしない計画）' : ''))
          .join('、'),
        state(move.to) + (move.without ? `（承認をしない計画では${state(move.without.to)}）` : ''),
        move.cycle.map((one) => CYCLES[one]).join('・'),
        NEEDS[move.needs] ?? '',
        COMMENTS[move.comment] +
          (move.inPlaceOf ? `（${WHO[move.inPlaceOf]}のいる課の分を事務局が行うときは必須）` : ''),
      ].join(' | '),
    );
  const table = (moves) =>
    [
      '| 手続き | だれが | どこから | どこへ | 年度の段階 | 条件 | 申し送り・理由 |',
      '|---|---|---|---|---|---|---|',
      ...lines(moves).map((line) => `| ${line} |`),
    ].join('\n');
  const arrows = (moves) =>
    Object.entries(moves).flatMap(([action, move]) =>
      from(move).map((one) => `  ${one} --> ${move.to}: ${moveNames[action]}`),
    );
  return `# How a sheet moves

Drawn by \`node scripts/draw-workflow.mjs\` from the one table that buttons, guards and messages read
(\`src/domain/review/moves.ts\`); \`test/guards/workflow.test.ts\` says that this page equals it. Why one table:
[decision 8](decisions/0008-one-table-of-moves.md).

\`\`\`mermaid
stateDiagram-v2
  [*] --> draft
${Object.entries(sheetStateNames)
  .map(([name, label]) => `  ${name}: ${label}`)
  .join('\n')}
${[...arrows(PART_MOVES), ...arrows(SHEET_MOVES)].join('\n')}
\`\`\`

## A department's part 担当分

Several owners fill one sheet, each its own part. The sheet is as far as its least advanced part (差戻し, 提出前, 提出済み,
承認済み in this order). Once the sheet is accepted, its parts are locked. The part of the target-setting stage moves by the
same table while the year is in 目標設定.

${table(PART_MOVES)}

## The sheet as a whole

${table(SHEET_MOVES)}

- What the secretariat submits, withdraws or approves for a department is logged as done on its behalf.
- A return is a remark on the sheet or on a field; it stays open until somebody settles it.
- Nobody moves anything in a sealed year.
- A move is written where state and version are what the person saw. Who came second sees what the other did, and keeps the
  own comment.
`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = await drawWorkflow();
  if (process.argv.includes('--print')) process.stdout.write(text);
  else writeFileSync(join(root, 'docs', 'workflow.md'), text);
}
