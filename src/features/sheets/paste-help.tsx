import type { Form } from '#domain/sheet/form.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { Select } from '#http/components/select.tsx';
import type { EntryView } from '#records/sheet/entry-queries.ts';
import { valueGrid } from '#records/sheet/value-grid.ts';

type Props = {
  view: EntryView;
  form: Form;
  pasted?: { label: string; text: string }[] | undefined;
  left?: string[] | undefined;
};

/** Cells of a spreadsheet into the indicator table, also without script: what was understood is shown before it is saved. */
export function PasteHelp({ view, form, pasted, left = [] }: Props) {
  const { stage, standing, subject } = view;
  const { labels } = valueGrid({ form, stage, year: standing.year, indicators: subject.indicators });
  if (labels.size === 0) return null;
  return (
    <>
      {pasted ? (
        <Banner
          kind="notice"
          title={`貼り付けた内容から、${pasted.length}か所に入れました。まだ保存していません。`}
        >
          <ul class="banner-list">
            {pasted.map(({ label, text }) => (
              <li>
                {label}：{text}
              </li>
            ))}
          </ul>
          {left.length === 0 ? null : <p>入れる欄がなかったもの：{left.join('、')}</p>}
          <p>内容を確かめて「保存する」を押してください。</p>
        </Banner>
      ) : null}
      <Disclosure summary="表計算ソフトから貼り付け">
        <p>
          Excelなどでコピーした範囲は、指標の欄を選んで貼り付けると、右と下の欄にも入ります。うまくいかないときは、ここに貼り付けてください。
        </p>
        <Select
          name="paste-from"
          label="左上のセルを入れる欄"
          choices={[...labels].map(([value, label]) => ({ value, label }))}
        />
        <div class="field">
          <label class="field-label" for="field-paste">
            コピーしたセル
          </label>
          <textarea class="control" rows={3} id="field-paste" name="paste" />
        </div>
        <Button name="step" value="paste" look="outlined" size="small">
          欄に入れる
        </Button>
      </Disclosure>
    </>
  );
}
