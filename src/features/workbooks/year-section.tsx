import { returnedPath, sendingsPath } from '#addresses/workbooks.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { dueOn } from '#domain/cycle/cycle.ts';
import { eraYear } from '#exchange/names.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import { cycleStateLabels } from '#messages/cycles.ja.ts';
import { returnedStates } from '#messages/workbooks.ja.ts';
import type { KeptCycle } from '#records/cycle/queries.ts';
import type { ReturnedHead } from '#records/workbook/queries.ts';
import type { DepartmentLine } from './department-lines.ts';

/** Each year's form has its own. */
export const noteField = (year: number) => `note-${year}`;

type Props = {
  plan: string;
  cycle: KeptCycle;
  stage: 'targeting' | 'collecting';
  lines: DepartmentLine[];
  isOffice: boolean;
  note: string;
};

/** The departments of a year, each with its workbook to be handed out. */
export function YearSection({ plan, cycle, stage, lines, isOffice, note }: Props) {
  const anyOpen = lines.some(({ open }) => open > 0);
  return (
    <section>
      <h2>
        {eraYear(cycle.year)}のブックを{isOffice ? '渡す' : '作る'}（{cycleStateLabels[cycle.state]}）
      </h2>
      {lines.length === 0 ? (
        <p>この年度に、記入するシートのある課はありません。</p>
      ) : (
        <Form action={sendingsPath(plan)} isDownload class="stack">
          <input type="hidden" name="year" value={String(cycle.year)} />
          {isOffice && anyOpen ? (
            <TextArea
              name={noteField(cycle.year)}
              label="課への連絡（任意）"
              hint="ブックの最初のシートに載ります。返送先のアドレスや内線番号などを書いてください。"
              value={note}
              rows={2}
              maxlength={1000}
            />
          ) : null}
          <Table
            caption={`${eraYear(cycle.year)}の課ごとのブック`}
            isCaptionHidden
            columns={[
              { header: '課', isRowHeader: true, cell: ({ department }) => department },
              {
                header: '記入するシート',
                isNumber: true,
                cell: ({ open, total }) => `${open}枚（全${total}枚）`,
              },
              {
                header: '締切',
                cell: ({ departmentId }) => {
                  const due = dueOn(cycle, stage, departmentId);
                  return due === null ? '―' : formatDate(due, 'era');
                },
              },
              {
                header: isOffice ? '最後に渡した' : '最後に作った',
                cell: ({ sent }) => (sent ? formatMoment(sent.at) : '―'),
              },
              {
                header: isOffice ? '最後に戻った' : '最後に取り込んだ',
                cell: (line) => <LastReturned plan={plan} line={line} />,
              },
              {
                header: 'ブック',
                cell: ({ departmentId, department, open }) =>
                  open === 0 ? (
                    <span class="muted">記入するシートなし</span>
                  ) : (
                    <Button look="outlined" size="small" name="department" value={departmentId}>
                      ブックを作る
                      <span class="visually-hidden">：{department}</span>
                    </Button>
                  ),
              },
            ]}
            rows={lines}
          />
          {lines.filter(({ open }) => open > 0).length > 1 ? (
            <ButtonRow>
              <Button name="department" value="">
                全ての課の分をまとめて作る（zip）
              </Button>
            </ButtonRow>
          ) : null}
        </Form>
      )}
    </section>
  );
}

function LastReturned({ plan, line: { returned } }: { plan: string; line: DepartmentLine }) {
  if (!returned) return <>―</>;
  return (
    <a
      href={returnedPath(plan, returned.id)}
    >{`${formatMoment(returned.at)}　${returnedStates[returned.state]}`}</a>
  );
}

/** Everything that came back, what still waits first. */
export function ReturnedTable({ plan, returned }: { plan: string; returned: ReturnedHead[] }) {
  if (returned.length === 0) return <p class="muted">取り込んだブックはまだありません。</p>;
  const waiting = (one: ReturnedHead) => (one.state === 'open' ? 0 : 1);
  return (
    <Table<ReturnedHead>
      caption="戻ってきたブック"
      isCaptionHidden
      columns={[
        {
          header: 'ファイル',
          isRowHeader: true,
          cell: (one) => <a href={returnedPath(plan, one.id)}>{one.file_name}</a>,
        },
        { header: '課', cell: ({ department }) => department },
        { header: '年度', cell: ({ year }) => eraYear(year) },
        {
          header: '状態',
          cell: ({ state }) => (
            <Tag look={state === 'open' ? 'warning' : 'plain'}>{returnedStates[state]}</Tag>
          ),
        },
        { header: '取り込んだ人', cell: ({ actor }) => actor },
        { header: '取り込んだ日時', cell: ({ at }) => formatMoment(at) },
      ]}
      rows={returned.toSorted((one, other) => waiting(one) - waiting(other))}
    />
  );
}
