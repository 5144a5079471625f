import type { Child } from 'hono/jsx';
import type { FieldKind } from '#domain/sheet/form.ts';
import { isFieldKind } from '#domain/sheet/kind-traits.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import type { ExchangeRatingScale } from '#exchange/schema.ts';
import { controlAttributes, FieldFrame, problemsOfField } from '#http/components/field-frame.tsx';
import { Select } from '#http/components/select.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { DraftField } from './draft.ts';

export type SettingProps = {
  field: DraftField;
  name: (setting: string) => string;
  scales: readonly ExchangeRatingScale[];
};

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

/** What only fields of this kind have. */
export const KindSettings = (props: SettingProps) =>
  isFieldKind(props.field.kind) ? KIND_SETTINGS[props.field.kind](props) : null;

const none = () => null;
const Options = (props: SettingProps) => (
  <AreaSetting
    {...props}
    setting="options"
    label="選択肢"
    lines={5}
    hint="１行に一つ、記号と名前を空白で区切って入力します。例：a　拡充"
  />
);

const KIND_SETTINGS: Readonly<Record<FieldKind, (props: SettingProps) => Child>> = {
  'long-text': (props) => <NumberSetting {...props} setting="lines" label="行数の目安" />,
  'short-text': none,
  'single-choice': Options,
  'multiple-choice': Options,
  rating: RatingSettings,
  'indicator-table': Asks,
  milestones: none,
  money: ({ field, name }) => (
    <Select
      name={name('unit')}
      label="単位"
      choices={choices({ 千円: '千円', 円: '円' })}
      value={field.unit}
    />
  ),
  date: none,
  checkbox: ({ field, name }) => (
    <TextField
      name={name('statement')}
      label="チェックの文"
      hint="例：前年度の委員会の意見を読みました"
      value={field.statement}
    />
  ),
  file: (props) => <NumberSetting {...props} setting="most" label="添付できる件数" />,
  computed: ({ field, name }) => (
    <Select name={name('of')} label="自動で入るもの" choices={choices(COMPUTED)} value={field.of} />
  ),
  note: (props) => <AreaSetting {...props} setting="text" label="案内の文" lines={3} />,
};

function RatingSettings({ field, name, scales }: SettingProps) {
  return (
    <>
      <Select name={name('layer')} label="評価の段階" choices={choices(LAYER_LABELS)} value={field.layer} />
      <Select
        name={name('scale')}
        label="評価区分"
        blank="計画の最初の評価区分"
        choices={scales.map(({ id, name: scale, codes }) => ({
          value: id,
          label: `${scale || '評価区分'}（${codes.map(({ code }) => code).join('・')}）`,
        }))}
        value={field.scale}
      />
    </>
  );
}

const COMPUTED = {
  'achievement-rate': '達成率',
  'rule-grade': '目安の評価',
  owners: '担当課',
  'project-number': '事業番号',
};

const ASKS = { target: '今年度の目標値', actual: '今年度の実績値', 'next-target': '翌年度の目標値' };

function Asks({ field, name }: SettingProps) {
  const chosen = (field.asks ?? '').split(',');
  const [own] = problemsOfField({ name: name('asks') });
  return (
    <fieldset class="field" id={`field-${name('asks')}`} tabindex={-1}>
      <legend>記入する値</legend>
      {Object.entries(ASKS).map(([value, label]) => (
        <label class="choice">
          <input type="checkbox" name={name('asks')} value={value} checked={chosen.includes(value)} />
          <span>{label}</span>
        </label>
      ))}
      {own ? <p class="field-problem">{own.sentence}</p> : null}
    </fieldset>
  );
}

type One = SettingProps & { setting: string; label: string };

export function NumberSetting({ field, name, setting, label }: One) {
  const frame = { name: name(setting), label };
  return (
    <FieldFrame {...frame}>
      <input
        class="control control-number"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        value={field[setting] ?? ''}
        {...controlAttributes(frame)}
      />
    </FieldFrame>
  );
}

function AreaSetting(props: One & { lines: number; hint?: string }) {
  const { field, name, setting, label, lines, hint } = props;
  const frame = { name: name(setting), label, ...(hint ? { hint } : {}) };
  return (
    <FieldFrame {...frame}>
      <textarea class="control" rows={lines} {...controlAttributes(frame)}>
        {`\n${field[setting] ?? ''}`}
      </textarea>
    </FieldFrame>
  );
}

/** Another field, by its label; the browser offers those that there are. */
export function FieldReference({ field, name, setting, label }: One) {
  const frame = { name: name(setting), label };
  return (
    <FieldFrame {...frame}>
      <input
        class="control control-medium"
        type="text"
        list="fields-of-form"
        autocomplete="off"
        value={field[setting] ?? ''}
        {...controlAttributes(frame)}
      />
    </FieldFrame>
  );
}
