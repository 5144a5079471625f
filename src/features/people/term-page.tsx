import { personPath, termPath } from '#addresses/people.ts';
import { Button } from '#http/components/button.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Form } from '#http/components/form.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { listTerms } from '#records/people/people-queries.ts';
import { termStamp } from '#records/people/save-person.ts';
import { homeCrumb, NOT_REFUSED, peopleCrumb, personLabel, statusOf } from './people-parts.tsx';

/** From when to when somebody holds a post: to end it, to correct it, or to take back what was a mistake. */
export async function termPage(c: AppContext, refused = NOT_REFUSED) {
  const { municipality } = actorOf(c);
  const personId = c.req.param('person')!;
  const terms = await listTerms(c.get('db').kysely, municipality.id, { personIds: [personId] });
  const term = terms.find(({ id }) => id === c.req.param('term'));
  if (!term) return c.notFound();
  const { problems, inputs } = refused;
  const path = termPath(personId, term.id);
  const seen = <input type="hidden" name="seen" value={inputs.seen ?? termStamp(term)} />;
  const crumbs = [
    homeCrumb,
    peopleCrumb,
    { href: personPath(personId), label: personLabel(term.personName) },
  ];
  return renderPage(
    c,
    { title: '在任期間', crumbs, status: statusOf(refused), overline: term.postName },
    <>
      <ErrorSummary problems={problems} />
      <Form action={path}>
        {seen}
        <TextField
          name="from"
          label="着任日"
          type="date"
          value={inputs.from ?? term.from}
          width="short"
          required
          problems={problems}
        />
        <TextField
          name="to"
          label="離任日（最後の日）"
          hint="在任中のときは空欄のままにします。年度末で替わるときは3月31日です。"
          type="date"
          value={inputs.to ?? term.to}
          width="short"
          problems={problems}
        />
        <Button>保存する</Button>
      </Form>
      <Disclosure summary="間違えて登録した記録を取り消す">
        <p>
          実際にはこの職に就いていなかったときだけ使います。就いていた人が替わったときは、離任日を入力してください。
        </p>
        <Form action={`${path}/removal`}>
          {seen}
          <Button look="danger">この記録を取り消す</Button>
        </Form>
      </Disclosure>
    </>,
  );
}
