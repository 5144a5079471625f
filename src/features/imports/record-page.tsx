import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import {
  type DraftValue,
  type RecordValues,
  type ValueGroup,
  valuesOfNode,
  valuesOfPlan,
  valuesOfProject,
} from './draft-values.ts';
import { openDraft, paramOf } from './open-draft.ts';
import { anchorOf, draftPath, type RecordKind, recordPath, sourcePath } from './paths.ts';
import { draftCrumbs } from './preview-page.tsx';
import type { Draft } from './queries.ts';
import type { Origin } from './reading/assemble.ts';
import { type ImportRefusal, sentenceOf } from './refusal.ts';

const READ = { projects: valuesOfProject, nodes: valuesOfNode, plans: valuesOfPlan };
/** Below this the reader inferred the value; the person is asked to look. */
const SURE = 0.8;

/** Every value of one record beside the piece of the source it was read from, each to be corrected. `inputs`: what was typed when it was refused. */
export async function recordPage(
  c: AppContext,
  kind: RecordKind,
  refused: { refusal: ImportRefusal; inputs: ReadonlyMap<string, string> } | null = null,
) {
  const draft = await openDraft(c);
  const record = draft && READ[kind](draft.document, paramOf(c, 'record'));
  if (!draft || !record) return c.notFound();
  const typed = refused?.inputs ?? new Map<string, string>();
  return renderPage(
    c,
    {
      title: record.title || '（名称なし）',
      crumbs: [...draftCrumbs, { href: draftPath(draft.id), label: '取込案' }],
      width: 'wide',
      status: refused === null ? 200 : refused.refusal.code === 'draft-changed' ? 409 : 422,
      overline: '取込案',
    },
    <>
      {refused === null ? null : <Banner kind="error" title={sentenceOf(refused.refusal)} />}
      <Form action={`${recordPath(draft.id, kind, paramOf(c, 'record'))}/values`} keepsChanges>
        <input type="hidden" name="version" value={draft.version} />
        {record.groups.map((group) => (
          <Group draft={draft} group={group} record={record} typed={typed} />
        ))}
        <ButtonRow>
          {draft.state === 'open' ? <Button>直した内容を保存する</Button> : null}
          <LinkButton href={draftPath(draft.id)} look="text">
            取込案に戻る
          </LinkButton>
        </ButtonRow>
      </Form>
    </>,
  );
}

type GroupProps = {
  draft: Draft;
  group: ValueGroup;
  record: RecordValues;
  typed: ReadonlyMap<string, string>;
};

function Group({ draft, group, record, typed }: GroupProps) {
  return (
    <fieldset class="panel">
      <legend>{group.title}</legend>
      {group.values.map((value) => (
        <div class="field" id={anchorOf(value.pointer)}>
          <label class="field-label" for={`input${value.pointer}`}>
            {value.label}
            <Doubt origin={draft.provenance[value.pointer]} />
          </label>
          <Control value={value} codes={record.codes} text={typed.get(value.pointer) ?? value.text} />
          <SourceOf draft={draft} origin={draft.provenance[value.pointer]} />
        </div>
      ))}
      {group.undated?.map((pointer) => (
        <div class="field">
          <label class="field-label" for={`input${pointer}`}>
            年度（上の「年度不明」の{Number(pointer.split('/').at(-1)) + 1}番目の値。例：令和5年度）
          </label>
          <input
            class="control control-short"
            id={`input${pointer}`}
            name={`date:${pointer}`}
            value={typed.get(`date:${pointer}`) ?? ''}
          />
        </div>
      ))}
      {group.unrated ? <MissingRating pointer={group.unrated} codes={record.codes} /> : null}
    </fieldset>
  );
}

function Doubt({ origin }: { origin: Origin | undefined }) {
  return origin && origin.confidence < SURE ? <Tag look="warning">要確認</Tag> : null;
}

function Control({ value, codes, text }: { value: DraftValue; codes: string[]; text: string }) {
  const attributes = { id: `input${value.pointer}`, name: value.pointer };
  if (value.kind === 'prose')
    return (
      <textarea
        class="control control-full"
        rows={Math.min(12, Math.ceil(text.length / 45) + 1)}
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

function MissingRating({ pointer, codes }: { pointer: string; codes: string[] }) {
  return (
    <div class="field">
      <label class="field-label" for={`input${pointer}`}>
        自己評価（シートに記入がありません）
      </label>
      <span class="select">
        <select class="control" id={`input${pointer}`} name={`rate:${pointer}`}>
          <option value="">未記入のまま</option>
          {codes.map((code) => (
            <option value={code}>{code}</option>
          ))}
        </select>
      </span>
    </div>
  );
}

/** The pieces of the source that a value was read from, with their places. */
function SourceOf({ draft, origin }: { draft: Draft; origin: Origin | undefined }) {
  const [first] = origin?.pieces ?? [];
  if (!origin || !first) return null;
  return (
    <details class="disclosure">
      <summary>
        原本 {first.line}行目{origin.pieces.length > 1 ? `ほか${origin.pieces.length}か所` : ''}
      </summary>
      <ul class="disclosure-body">
        {origin.pieces.map((piece) => (
          <li>
            <a href={sourcePath(draft.id, piece)}>
              {piece.file} {piece.line}行目
            </a>
            <q class="as-written">{piece.text}</q>
          </li>
        ))}
      </ul>
    </details>
  );
}
