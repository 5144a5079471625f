import type { SheetAnswers } from '#domain/sheet/answers.ts';
import { fieldsFor } from '#domain/sheet/asked-now.ts';
import type { FieldStage, FilledBy, Form } from '#domain/sheet/form.ts';
import type { FormSubject } from '#exchange/sheet-content.ts';
import { Disclosure } from '#http/components/disclosure.tsx';
import { FormInputs } from '#http/forms/form-inputs.tsx';
import { FormView } from '#http/forms/form-view.tsx';
import { fieldStageNames, filledByNames } from '#messages/forms.ja.ts';

const BLANK: SheetAnswers = { fields: {}, own: {}, ratings: [], values: [], files: {} };
const TURNS: { stage: FieldStage; filledBy: FilledBy }[] = [
  { stage: 'targeting', filledBy: 'writer' },
  { stage: 'collecting', filledBy: 'writer' },
  { stage: 'collecting', filledBy: 'secretariat' },
  { stage: 'reviewing', filledBy: 'reviewer' },
  { stage: 'reviewing', filledBy: 'secretariat' },
  { stage: 'consulting', filledBy: 'committee' },
  { stage: 'consulting', filledBy: 'secretariat' },
];

/** The form as each of those who fill it will see it, and as it stands on paper. Nothing typed here is kept. */
export function FormPreview({ form, subject }: { form: Form; subject: FormSubject }) {
  const turns = TURNS.filter((turn) => fieldsFor(form, turn).length > 0);
  return (
    <>
      {turns.length === 0 ? <p class="muted">記入する欄がまだありません。</p> : null}
      {turns.map((turn, at) => (
        <Disclosure
          summary={`${fieldStageNames[turn.stage]}で${filledByNames[turn.filledBy]}が記入する画面`}
          open={at === turns.findIndex(({ stage }) => stage === 'collecting')}
        >
          <FormInputs
            form={form}
            subject={subject}
            now={{ ...turn, department: turn.filledBy === 'writer' ? (subject.owners[0] ?? '') : null }}
            answers={BLANK}
            prefix={`preview${at}.`}
          />
        </Disclosure>
      ))}
      <Disclosure summary="紙と公表での並び">
        <FormView
          form={form}
          subject={subject}
          content={{ fields: {}, parts: [], ratings: [], opinions: [] }}
        />
      </Disclosure>
    </>
  );
}
