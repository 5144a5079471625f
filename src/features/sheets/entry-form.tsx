import { autosavePath, entryPath, presencePath } from '#addresses/sheets.ts';
import type { SheetAnswers } from '#domain/sheet/answers.ts';
import type { Form as SheetForm } from '#domain/sheet/form.ts';
import { fieldsOf } from '#domain/sheet/form.ts';
import { fieldLabel } from '#exchange/labels.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Form } from '#http/components/form.tsx';
import { FormInputs } from '#http/forms/form-inputs.tsx';
import type { FormProblem } from '#http/read-form.ts';
import type { AskedEntry } from '#records/sheet/asked-entries.ts';
import type { EntryView } from '#records/sheet/entry-queries.ts';
import { storedText } from '#records/sheet/stored-text.ts';
import { AsideTexts } from './aside-texts.tsx';
import { AttachmentRemoval } from './attachment-removal.tsx';
import { contentOf } from './content-of.ts';
import { PasteHelp } from './paste-help.tsx';

type Props = {
  view: EntryView;
  form: SheetForm;
  asked: readonly AskedEntry[];
  accountId: string;
  problems?: FormProblem[];
  typed?: SheetAnswers;
  pasted?: { label: string; text: string }[];
  left?: string[];
};

/** The form of one part. Everything on it is sent together, whichever button is pressed, so that no button loses what was typed. */
export function EntryForm({ view, form, asked, accountId, problems, typed, pasted, left }: Props) {
  const { plan, standing, state, departmentId, department, stage } = view;
  const savedAt = savedText(view);
  const hasFiles = fieldsOf(form).some(({ kind }) => kind === 'file');
  return (
    <div
      id="entry"
      data-autosave={autosavePath(plan.id, standing.id)}
      data-presence={presencePath(plan.id, standing.id)}
      data-account={accountId}
      data-sheet={`${plan.id}/${standing.id}`}
      data-version={String(state.version)}
    >
      <p class="entry-present" data-present role="status" />
      <div data-kept />
      <Form
        action={entryPath(plan.id, standing.id)}
        id="entry-form"
        class="entry-form"
        {...(hasFiles ? { upload: true } : {})}
      >
        {/* The return key in a field presses the first button: it shall save. */}
        <button type="submit" hidden>
          保存
        </button>
        <input type="hidden" name="department" value={departmentId} />
        <input type="hidden" name="stage" value={stage} />
        {asked.map((one) => (
          <input type="hidden" name={`base.${one.name}`} value={storedText(state, one, departmentId)} />
        ))}
        <AsideTexts view={view} asked={asked} />
        <PlanText view={view} />
        <FormInputs
          form={form}
          subject={view.subject}
          now={{ stage, filledBy: 'writer', department }}
          answers={typed ?? view.answers}
          content={contentOf(view)}
          sources={view.sources}
          problems={problems}
        />
        <AttachmentRemoval view={view} />
        <PasteHelp view={view} form={form} pasted={pasted} left={left} />
        <div class="entry-actions">
          <ButtonRow>
            <Button>保存する</Button>
            <Button name="step" value="submit" look="outlined">
              保存して提出へ進む
            </Button>
          </ButtonRow>
          <p class="entry-status" data-status role="status">
            {savedAt === null ? '' : `${savedAt}に保存しました。`}
          </p>
        </div>
      </Form>
    </div>
  );
}

const IN_JAPAN = new Intl.DateTimeFormat('ja-JP', {
  timeZone: 'Asia/Tokyo',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
});

function savedText({ state, departmentId }: EntryView): string | null {
  const savedAt = state.parts.find((one) => one.departmentId === departmentId)?.savedAt;
  return savedAt ? IN_JAPAN.format(new Date(savedAt)) : null;
}

/** What the plan says of the project: at hand, and out of the way. */
function PlanText({ view: { project } }: { view: EntryView }) {
  const items = Object.entries(project).flatMap(([key, text]) =>
    text.trim() === '' ? [] : [{ term: fieldLabel(key), text }],
  );
  if (items.length === 0) return null;
  return (
    <Disclosure summary="計画の記載">
      <DefinitionList items={items} />
    </Disclosure>
  );
}
