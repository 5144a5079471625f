import type { PropsWithChildren } from 'hono/jsx';
import { anchorOf, sourcePath } from '#addresses/imports.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { Tag } from '#http/components/tag.tsx';
import type { Origin } from '#reading/assemble.ts';
import type { DraftValue } from './draft-values.ts';
import { nameOfPiece } from './place-name.ts';

/** Below this the reader inferred the value; the person is asked to look. */
const SURE = 0.8;
const PIECES_SHOWN = 4;

type Typed = ReadonlyMap<string, string>;
type Props = {
  draftId: string;
  value: DraftValue;
  origin: Origin | undefined;
  codes: string[];
  typed: Typed;
  isOpen: boolean;
};

/** A value that can be corrected, beside the pieces of the source that it was read from. */
export function ValueField({ draftId, value, origin, codes, typed, isOpen }: Props) {
  const { pointer, label, undated, removable } = value;
  const isDoubtful = origin !== undefined && origin.confidence < SURE;
  return (
    <div
      class={isDoubtful ? 'field draft-value draft-value-doubtful' : 'field draft-value'}
      id={anchorOf(pointer)}
    >
      <div class="draft-control">
        <label class="field-label" for={`input${pointer}`}>
          {label} {isDoubtful ? <Tag look="warning">要確認</Tag> : null}
        </label>
        <Control value={value} codes={codes} text={typed.get(pointer) ?? value.text} />
        {isOpen && undated ? <YearField pointer={undated} typed={typed} /> : null}
        {isOpen && removable ? (
          <RemoveBox pointer={removable} typed={typed}>
            取り除く<span class="visually-hidden">（{label}）</span>
          </RemoveBox>
        ) : null}
      </div>
      <SourceOf draftId={draftId} origin={origin} />
    </div>
  );
}

/** Ticked and sent with the form: what is named is not there. */
export function RemoveBox({
  pointer,
  typed,
  children,
}: PropsWithChildren<{ pointer: string; typed: Typed }>) {
  const name = `remove:${pointer}`;
  return (
    <label class="draft-remove">
      <input type="checkbox" name={name} value="yes" {...(typed.has(name) ? { checked: true } : {})} />
      {children}
    </label>
  );
}

function YearField({ pointer, typed }: { pointer: string; typed: Typed }) {
  return (
    <p class="draft-year">
      <label for={`date${pointer}`}>この値の年度（例：{formatFiscalYear(2023, 'era')}）</label>
      <input
        class="control control-short"
        id={`date${pointer}`}
        name={`date:${pointer}`}
        value={typed.get(`date:${pointer}`) ?? ''}
        autocomplete="off"
      />
    </p>
  );
}

function Control({ value, codes, text }: { value: DraftValue; codes: string[]; text: string }) {
  const attributes = { id: `input${value.pointer}`, name: value.pointer };
  if (value.kind === 'prose')
    return (
      <textarea
        class="control control-full"
        rows={Math.min(12, Math.ceil(text.length / 30) + 1)}
        {...attributes}
      >
        {`\n${text}`}
      </textarea>
    );
  if (value.kind === 'code' && codes.length > 0)
    return (
      <span class="select">
        <select class="control" {...attributes}>
          {[...new Set([...codes, text])].map((code) => (
            <option value={code} selected={code === text}>
              {code}
            </option>
          ))}
        </select>
      </span>
    );
  return <input class="control control-full" value={text} autocomplete="off" {...attributes} />;
}

/** The pieces of the source that a value was read from, with their places. */
function SourceOf({ draftId, origin }: { draftId: string; origin: Origin | undefined }) {
  const pieces = origin?.pieces ?? [];
  if (pieces.length === 0) return <p class="draft-source muted">原本に、この値の記載はありません。</p>;
  const rest = pieces.slice(PIECES_SHOWN);
  return (
    <div class="draft-source">
      <Pieces draftId={draftId} pieces={pieces.slice(0, PIECES_SHOWN)} />
      {rest.length > 0 ? (
        <details>
          <summary>原本のほかの{rest.length}か所</summary>
          <Pieces draftId={draftId} pieces={rest} />
        </details>
      ) : null}
    </div>
  );
}

function Pieces({ draftId, pieces }: { draftId: string; pieces: Origin['pieces'] }) {
  return (
    <ul>
      {pieces.map((piece) => (
        <li>
          <a href={sourcePath(draftId, piece)}>
            {piece.file} {nameOfPiece(piece)}
          </a>
          <q class="as-written">{piece.text}</q>
        </li>
      ))}
    </ul>
  );
}
