import { entryPath } from '#addresses/sheets.ts';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Tag } from '#http/components/tag.tsx';
import { sheetStateNames } from '#messages/moves.ja.ts';
import { entryRefusals } from '#messages/sheets.ja.ts';
import { isUnclear, isUndecided } from './compare-sheet.ts';
import type { ComparedSheet, LastChange } from './comparison-queries.ts';
import { ReturnedCell } from './returned-cell.tsx';

type Props = {
  plan: string;
  departmentId: string;
  stage: 'targeting' | 'collecting';
  sheet: ComparedSheet;
  changes: ReadonlyMap<string, LastChange>;
  isOpen: boolean;
};

/** One sheet of a returned workbook: what is to be decided first, then what needs no decision. */
export function ReturnedSheet({ plan, departmentId, stage, sheet, changes, isOpen }: Props) {
  const { id, title, state, refusal, cells } = sheet;
  const isLost = cells.length > 0 && cells.every(({ standing }) => standing === 'missing');
  const waiting = cells.filter((cell) => isUndecided(cell) || isUnclear(cell));
  const others = cells.filter((cell) => !waiting.includes(cell) && cell.standing !== 'same');
  const same = cells.filter(({ standing }) => standing === 'same').length;
  const canTake = isOpen && refusal === null;
  const part = { sheet: id, changes, canTake };
  return (
    <section class="returned-sheet">
      <h2>
        <a href={entryPath(plan, id, { departmentId, stage })}>{title || '（事業名なし）'}</a>
        {state === null ? null : (
          <>
            {' '}
            <Tag>{sheetStateNames[state]}</Tag>
          </>
        )}
      </h2>
      {refusal === null ? null : <p class="returned-locked">反映できません。{entryRefusals[refusal]}</p>}
      {isLost ? (
        <p>このシートはブックにありません（シートが消されています）。画面の内容を残します。</p>
      ) : (
        <>
          {waiting.map((cell) => (
            <ReturnedCell cell={cell} {...part} />
          ))}
          {waiting.length === 0 ? <p class="muted">確認が必要な欄はありません。</p> : null}
          {others.length > 0 ? (
            <Disclosure summary={`反映した欄、画面の内容を残す欄（${others.length}件）`}>
              {others.map((cell) => (
                <ReturnedCell cell={cell} {...part} />
              ))}
            </Disclosure>
          ) : null}
          <p class="muted">変更のない欄　{same}件</p>
        </>
      )}
    </section>
  );
}

/** Is there anything to be seen in it? */
export const isDifferent = ({ cells, refusal }: ComparedSheet) =>
  cells.some(({ standing }) => standing !== 'same') || refusal === 'not-found';

/** The sheets that came back as they went and stand as they stood, in one list. */
export function SameSheets({ sheets }: { sheets: ComparedSheet[] }) {
  if (sheets.length === 0) return null;
  return (
    <section class="returned-sheet">
      <h2>変更のないシート（{sheets.length}枚）</h2>
      <ul>
        {sheets.map(({ title, state }) => (
          <li>
            {title || '（事業名なし）'} {state === null ? null : <Tag>{sheetStateNames[state]}</Tag>}
          </li>
        ))}
      </ul>
    </section>
  );
}
