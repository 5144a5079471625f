import { fieldLabel } from '#exchange/labels.ts';
import { nodeName } from '#exchange/names.ts';
import type { ExchangeNode, ExchangeRatingScale } from '#exchange/schema.ts';
import { FIELD_KEYS } from '#exchange/values.ts';
import { Disclosure } from '#http/components/disclosure.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { fieldKindNames } from '#messages/forms.ja.ts';
import type { Draft, DraftSection } from './draft.ts';
import { sectionName, settingName } from './draft-form.ts';
import { FieldSettings } from './field-settings.tsx';

export type DraftInputsProps = {
  draft: Draft;
  /** Where the buttons of the steps lead; the place of the page to show again follows after #. */
  stepPath: string;
  problems: FormProblem[];
  scales: readonly ExchangeRatingScale[];
  nodes: readonly ExchangeNode[];
  flags: readonly string[];
  /** The field to show open: the one just added. */
  open: string | null;
};

/** Everything that makes a form, as inputs of one page. */
export function DraftInputs(props: DraftInputsProps) {
  const { draft, stepPath } = props;
  return (
    <>
      <input type="hidden" name="version" value={String(draft.version)} />
      <input type="hidden" name="sections" value={String(draft.sections.length)} />
      <TextField name="name" label="様式の名称" value={draft.name} required />
      <Scope {...props} />
      {draft.sections.map((section, at) => (
        <Section {...props} section={section} at={at} />
      ))}
      <p>
        <StepButton path={stepPath} step="add-section" to={`section-${draft.sections.length}`}>
          見出しを追加する
        </StepButton>
      </p>
      <datalist id="fields-of-form">
        {namesOf(draft).map((name) => (
          <option value={name} />
        ))}
      </datalist>
    </>
  );
}

const namesOf = (draft: Draft) => [
  ...new Set([
    ...draft.sections.flatMap(({ fields }) => fields.map(({ label }) => label ?? '')),
    ...FIELD_KEYS.map(fieldLabel),
  ]),
];

function StepButton(props: { path: string; step: string; to: string; label?: string; children: unknown }) {
  return (
    <button
      type="submit"
      class="button button-outlined button-small"
      name="do"
      value={props.step}
      formaction={`${props.path}#${props.to}`}
      {...(props.label ? { 'aria-label': props.label } : {})}
    >
      {props.children}
    </button>
  );
}

const BODIES = { city: '市の事業', shakyo: '社協の事業' };

function Scope({ draft, nodes, flags }: DraftInputsProps) {
  if (draft.subject !== '')
    return (
      <p class="muted">
        この様式は、計画の項目（基本目標や施策）の指標の実績をたずねるものです。
        <input type="hidden" name="subject" value={draft.subject} />
      </p>
    );
  const hasScope = draft.bodies.length + draft.nodes.length > 0 || draft.flags !== '';
  return (
    <Disclosure summary="この様式を使う事業" open={hasScope}>
      <p class="muted">
        何も選ばなければ、すべての事業に使います。当てはまる様式がいくつもあるときは、一覧で先に並ぶ様式を使います。
      </p>
      <fieldset class="field">
        <legend>実施主体</legend>
        {Object.entries(BODIES).map(([body, label]) => (
          <label class="choice">
            <input type="checkbox" name="bodies" value={body} checked={draft.bodies.includes(body)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        name="flags"
        label="事業の区分"
        hint={
          flags.length > 0
            ? `この計画にある区分：${flags.join('、')}。いくつかあるときは「、」で区切ります。`
            : '重点など。この計画の事業には、まだ区分が付いていません。'
        }
        value={draft.flags}
      />
      <fieldset class="field">
        <legend>体系の位置</legend>
        {nodes
          .filter(({ level, id }) => level <= 1 || draft.nodes.includes(id))
          .map((node) => (
            <label class={`choice choice-level-${Math.min(node.level, 2)}`}>
              <input type="checkbox" name="nodes" value={node.id} checked={draft.nodes.includes(node.id)} />
              <span>{nodeName(node)}</span>
            </label>
          ))}
      </fieldset>
    </Disclosure>
  );
}

function Section(props: DraftInputsProps & { section: DraftSection; at: number }) {
  const { section, at, stepPath, problems, scales, draft, open } = props;
  const called = section.heading || `${at + 1}番目の見出し`;
  const isFirst = (f: number) => at === 0 && f === 0;
  const isLast = (f: number) => at === draft.sections.length - 1 && f === section.fields.length - 1;
  return (
    <fieldset class="draft-section" id={`section-${at}`}>
      <legend class="visually-hidden">{called}</legend>
      <input type="hidden" name={sectionName(at, 'fields')} value={String(section.fields.length)} />
      <div class="draft-heading">
        <TextField name={sectionName(at, 'heading')} label="見出し" value={section.heading} />
        <div class="draft-buttons">
          {at === 0 ? null : (
            <StepButton
              path={stepPath}
              step={`section-up:${at}`}
              to={`section-${at - 1}`}
              label={`「${called}」を上へ`}
            >
              ↑
            </StepButton>
          )}
          {at === draft.sections.length - 1 ? null : (
            <StepButton
              path={stepPath}
              step={`section-down:${at}`}
              to={`section-${at + 1}`}
              label={`「${called}」を下へ`}
            >
              ↓
            </StepButton>
          )}
          <StepButton
            path={stepPath}
            step={`remove-section:${at}`}
            to="draft"
            label={`「${called}」と中の欄を削除`}
          >
            削除
          </StepButton>
        </div>
      </div>
      <ul class="draft-fields">
        {section.fields.map((field, f) => {
          const name = (setting: string) => settingName(at, f, setting);
          const id = `field-${at}-${f}`;
          const label = field.label || '名前のない欄';
          return (
            <FieldSettings
              id={id}
              field={field}
              name={name}
              scales={scales}
              isOpen={open === id || problems.some((one) => one.field.startsWith(`s${at}f${f}.`))}
            >
              {isFirst(f) ? null : (
                <StepButton
                  path={stepPath}
                  step={`up:${at}:${f}`}
                  to={`section-${at}`}
                  label={`「${label}」を上へ`}
                >
                  ↑
                </StepButton>
              )}
              {isLast(f) ? null : (
                <StepButton
                  path={stepPath}
                  step={`down:${at}:${f}`}
                  to={`section-${at}`}
                  label={`「${label}」を下へ`}
                >
                  ↓
                </StepButton>
              )}
              <StepButton
                path={stepPath}
                step={`remove:${at}:${f}`}
                to={`section-${at}`}
                label={`「${label}」を削除`}
              >
                削除
              </StepButton>
            </FieldSettings>
          );
        })}
      </ul>
      <AddField at={at} called={called} stepPath={stepPath} next={`field-${at}-${section.fields.length}`} />
    </fieldset>
  );
}

function AddField(props: { at: number; called: string; stepPath: string; next: string }) {
  const { at, called, stepPath, next } = props;
  return (
    <div class="setting-row add-field">
      <label>
        <span class="field-label">追加する欄の種類</span>
        <span class="select">
          <select class="control" name={`new${at}.kind`}>
            {Object.entries(fieldKindNames).map(([kind, name]) => (
              <option value={kind}>{name}</option>
            ))}
          </select>
        </span>
      </label>
      <label>
        <span class="field-label">何の欄か</span>
        <span class="select">
          <select class="control" name={`new${at}.key`}>
            <option value="">この様式だけの欄</option>
            {FIELD_KEYS.map((key) => (
              <option value={key}>{fieldLabel(key)}</option>
            ))}
          </select>
        </span>
      </label>
      <label>
        <span class="field-label">欄の名前</span>
        <input class="control" type="text" name={`new${at}.label`} autocomplete="off" />
      </label>
      <StepButton path={stepPath} step={`add:${at}`} to={next} label={`「${called}」に欄を追加する`}>
        欄を追加する
      </StepButton>
    </div>
  );
}

/** Enter in a text field must look at the draft again, not press the first button of the page. */
export const EnterRefreshes = ({ path }: { path: string }) => (
  <div class="visually-hidden" aria-hidden="true">
    <button type="submit" name="do" value="refresh" formaction={`${path}#draft`} tabindex={-1}>
      見直す
    </button>
  </div>
);
