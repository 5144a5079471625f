import { staffListPath } from '#addresses/people.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { handoverDay } from '#domain/people/handover.ts';
import { STAFF_COLUMNS } from '#domain/people/staff-list.ts';
import { Banner } from '#http/components/banner.tsx';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { FileField } from '#http/components/file-field.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { departmentsCrumb, homeCrumb, NOT_REFUSED } from './people-parts.tsx';

/** The staff list out and in. `sentence`: why the file that was just sent could not be read. */
export function staffListPage(c: AppContext, sentence: string | null = null, refused = NOT_REFUSED) {
  const since = refused.inputs.since ?? handoverDay(dayOf(c.get('now')));
  const isRefused = sentence !== null || refused.problems.length > 0;
  return renderPage(
    c,
    { title: '職員名簿', crumbs: [homeCrumb, departmentsCrumb], status: isRefused ? 422 : 200 },
    <>
      {sentence === null ? null : (
        <Banner kind="error" title="名簿を読み取れませんでした">
          {sentence}
        </Banner>
      )}
      <ErrorSummary problems={refused.problems} />
      <h2>ダウンロード</h2>
      <p>在任中の人、これから着任する人と、空席の職の一覧です。直して、そのまま取り込めます。</p>
      <ButtonRow>
        <LinkButton href="/people.xlsx" look="outlined" download>
          Excelでダウンロード
        </LinkButton>
        <LinkButton href="/people.csv" look="outlined" download>
          CSVでダウンロード
        </LinkButton>
      </ButtonRow>
      <h2>取り込み</h2>
      <p>
        読み取った内容と変わるところを画面で確かめてから登録します。名簿にない人を、自動で離任にすることはありません。
      </p>
      <Form action={staffListPath} upload class="panel stack">
        <FileField
          name="file"
          label="名簿のファイル"
          hint={`Excel（.xlsx）かCSV。見出しは ${STAFF_COLUMNS.join('・')}。職名・役割・氏名のほかは空欄でもかまいません。`}
          accept=".xlsx,.csv,.txt,.tsv"
          required
        />
        <TextField
          name="since"
          label="着任日が空欄の人の着任日"
          type="date"
          value={since}
          width="short"
          required
          problems={refused.problems}
        />
        <Button>読み取る</Button>
      </Form>
    </>,
  );
}
