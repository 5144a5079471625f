import type { FieldKind } from '#domain/sheet/form.ts';
import { isFieldKind, isFilledIn, traitsOf } from '#domain/sheet/kind-traits.ts';
import { Select } from '#http/components/select.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { fieldKindNames, fieldStageNames, filledByNames } from '#messages/forms.ja.ts';
import { FieldReference, KindSettings, NumberSetting, type SettingProps } from './setting-inputs.tsx';

const choices = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
const FROM = { 'last-year': '前年度のシート', project: '計画' };

type FieldSettingsProps = SettingProps & { id: string; isOpen: boolean; children: unknown };

/** One field of the form: its name and kind in one line, its settings below, and the buttons that move it. */
export function FieldSettings({ id, isOpen, children, ...props }: FieldSettingsProps) {
  const { field, name } = props;
  // Of a kind that nobody knows there is nothing to set; the form with it is refused.
  const kind = isFieldKind(field.kind) ? field.kind : null;
  return (
    <li class="draft-field" id={id}>
      <input type="hidden" name={name('key')} value={field.key ?? ''} />
      <input type="hidden" name={name('kind')} value={field.kind ?? ''} />
      <details {...(isOpen ? { open: true } : {})}>
        <summary>
          <span class="draft-field-label">{field.label || '（名前のない欄）'}</span>{' '}
          <span class="muted">{kind ? fieldKindNames[kind] : field.kind}</span>{' '}
          {field.required ? <Tag>{field.required === 'when' ? '条件つき必須' : '必須'}</Tag> : null}{' '}
          {field.perOwner ? <Tag>課ごと</Tag> : null}{' '}
          {field.filledBy && field.filledBy !== 'writer' ? (
            <Tag>{filledByNames[field.filledBy as keyof typeof filledByNames] ?? field.filledBy}</Tag>
          ) : null}
        </summary>
        <div class="draft-field-body">
          <TextField name={name('label')} label="欄の名前" value={field.label} required />
          <KindSettings {...props} />
          {kind && isFilledIn(kind) ? <Asked {...props} kind={kind} /> : null}
          <Paper {...props} />
        </div>
      </details>
      <div class="draft-buttons">{children}</div>
    </li>
  );
}

function Asked(props: SettingProps & { kind: FieldKind }) {
  const { field, name, kind } = props;
  const { keeps, canBeOwn } = traitsOf(kind);
  const keepsText = keeps === 'text';
  return (
    <>
      <TextField name={name('help')} label="記入の手引き" value={field.help} />
      <div class="setting-row required-row">
        <Select
          name={name('required')}
          label="提出するときの必須"
          choices={choices({ '': '空欄でもよい', always: '必ず記入', when: 'ある答えのときだけ' })}
          value={field.required ?? ''}
        />
        <FieldReference {...props} setting="requiredField" label="条件の欄" />
        <TextField
          name={name('requiredIn')}
          label="その答え（記号）"
          value={field.requiredIn}
          width="short"
        />
      </div>
      <div class="setting-row">
        <Select
          name={name('stage')}
          label="記入する段階"
          choices={choices(fieldStageNames)}
          value={field.stage ?? 'collecting'}
        />
        <Select
          name={name('filledBy')}
          label="記入する人"
          choices={choices(filledByNames)}
          value={field.filledBy ?? 'writer'}
        />
        {keepsText ? <NumberSetting {...props} setting="maxLength" label="文字数の上限" /> : null}
      </div>
      {canBeOwn ? (
        <label class="choice">
          <input type="checkbox" name={name('perOwner')} value="1" checked={field.perOwner === '1'} />
          <span>担当課がそれぞれ自分の分を記入する（【…課】と分けて印刷されます）</span>
        </label>
      ) : null}
      {keepsText ? (
        <>
          <Reference {...props} setting="prefill" label="最初に入れておく文" />
          <Reference {...props} setting="beside" label="記入欄の横に示す文" />
        </>
      ) : null}
    </>
  );
}

function Reference(props: SettingProps & { setting: 'prefill' | 'beside'; label: string }) {
  const { field, name, setting, label } = props;
  return (
    <div class="setting-row reference-row">
      <Select
        name={name(`${setting}From`)}
        label={label}
        blank="なし"
        choices={choices(FROM)}
        value={field[`${setting}From`]}
      />
      <FieldReference {...props} setting={`${setting}Field`} label="その欄" />
    </div>
  );
}

/** Where it stands on paper: a grid of twelve columns. */
function Paper(props: SettingProps) {
  return (
    <fieldset class="setting-row">
      <legend>紙での位置（横は12等分）</legend>
      <NumberSetting {...props} setting="row" label="上から何段目" />
      <NumberSetting {...props} setting="column" label="左からの位置" />
      <NumberSetting {...props} setting="columns" label="幅" />
      <NumberSetting {...props} setting="rows" label="高さ（段）" />
    </fieldset>
  );
}
