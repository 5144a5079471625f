import { nameOfLine } from '#features/imports/place-name.ts';
import type { FilesReading } from '#features/imports/read-files.ts';
import { encodingName, isFormat } from '#features/imports/source-names.ts';

const SHOWN = 20;

/** What was read, in a few lines for a person. */
export function describeReading({ document, conservation, files }: FilesReading): string {
  const read = new Map(files.flatMap(({ name, lines: ofFile }) => (ofFile ? [[name, ofFile]] : [])));
  const lines = files.map(
    ({ name, profile, encoding }) =>
      `${name}（様式: ${profile}、${isFormat(encoding) ? '形式' : '文字コード'}: ${encodingName(encoding)}）`,
  );
  for (const plan of document.plans)
    lines.push(
      `計画${plan.title ? `「${plan.title}」` : '（名称のない計画）'}: 項目${plan.nodes.length}、事業${plan.projects.length}、指標${plan.indicators.length}、シート${plan.sheets.length}`,
    );
  lines.push(
    `原本の文字のうち行き先の分かるもの: ${(conservation.share * 100).toFixed(2)}%、読み取れなかった箇所: ${document.leftovers.length}か所`,
    `確認事項: ${document.problems.length}件`,
    ...document.problems
      .slice(0, SHOWN)
      .map(
        ({ severity, file, line, text, message }) =>
          `  ${SEVERITY[severity]} ${[file, nameOfLine(read, file, line, text), message].filter(Boolean).join(' ')}`,
      ),
  );
  if (document.problems.length > SHOWN) lines.push(`  ほか${document.problems.length - SHOWN}件`);
  return `${lines.join('\n')}\n`;
}

const SEVERITY = { error: '【誤り】', warning: '【注意】', note: '【確認】' } as const;
