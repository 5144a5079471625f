import { draftPath, type RecordKind, recordPath } from '#addresses/imports.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { type ImportRefusal, sentenceOf } from '#reading/refusal.ts';
import type { Draft } from '#records/draft/queries.ts';
import {
  type RecordValues,
  type ValueGroup,
  valuesOfNode,
  valuesOfPlan,
  valuesOfProject,
} from './draft-values.ts';
import { openDraft, paramOf } from './open-draft.ts';
import { draftCrumbs } from './preview-page.tsx';
import { RatingFields } from './rating-fields.tsx';
import { RemoveBox, ValueField } from './value-field.tsx';

const READ = { projects: valuesOfProject, nodes: valuesOfNode, plans: valuesOfPlan };

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
      crumbs: [...draftCrumbs, { href: draftPath(draft.id), label: '読み込み結果（登録前）' }],
      width: 'wide',
      status: refused === null ? 200 : refused.refusal.code === 'draft-changed' ? 409 : 422,
      overline: '読み込み結果（登録前）',
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
            読み込み結果に戻る
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
  const isOpen = draft.state === 'open';
  return (
    <fieldset class="panel">
      <legend>{group.title}</legend>
      {group.values.map((value) => (
        <ValueField
          draftId={draft.id}
          value={value}
          origin={draft.provenance[value.pointer]}
          codes={record.codes}
          typed={typed}
          isOpen={isOpen}
        />
      ))}
      {isOpen && group.ratingPlace ? (
        <RatingFields place={group.ratingPlace} record={record} typed={typed} />
      ) : null}
      {isOpen && group.removable ? (
        <RemoveBox pointer={group.removable} typed={typed}>
          この指標を、値も含めてすべて取り除く
        </RemoveBox>
      ) : null}
    </fieldset>
  );
}
