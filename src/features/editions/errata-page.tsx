import { z } from 'zod';
import { editionSheetPath, errataPath } from '#addresses/editions.ts';
import { Button, ButtonRow, LinkButton } from '#http/components/button.tsx';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Form } from '#http/components/form.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import type { AppContext } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { redirectWithNotice } from '#http/notice.ts';
import { planScope } from '#http/open-scope.ts';
import { type FormProblem, formProblem, readForm } from '#http/read-form.ts';

import { noteErratum } from '#records/edition/note-erratum.ts';
import { editionCrumbs } from './edition-parts.tsx';
import { type OpenEdition, openEdition } from './open-edition.ts';
import { findPlace } from './places.ts';

const Erratum = z.object({
  at: z.string(),
  wrong: z.string().min(1).max(10_000).meta({ title: '誤（現在の記載）' }),
  correct: z.string().max(10_000).meta({ title: '正（正しい記載）' }),
  reason: z.string().trim().min(1).max(2_000).meta({ title: '理由' }),
});

type Typed = { wrong: string; correct: string; reason: string };
type FoundPlace = NonNullable<ReturnType<typeof findPlace>>;

/** The form for a correction of one place, with what the edition has there. */
export async function errataPage(c: AppContext) {
  const open = await openEdition(c);
  const found = open && findPlace(open.plan, c.req.query('at') ?? '');
  if (!open || !found) return c.notFound();
  const { text } = found.place;
  return render(c, open, found, { wrong: text, correct: text, reason: '' }, []);
}

export async function errataAction(c: AppContext) {
  const open = await openEdition(c);
  const reading = readForm(c, Erratum);
  const at = reading.ok ? reading.value.at : (reading.inputs.at ?? '');
  const found = open && findPlace(open.plan, at);
  if (!open || !found) return c.notFound();
  if (!reading.ok) {
    const { wrong = '', correct = '', reason = '' } = reading.inputs;
    return render(c, open, found, { wrong, correct, reason }, reading.problems);
  }
  const typed = {
    wrong: plain(reading.value.wrong),
    correct: plain(reading.value.correct),
    reason: plain(reading.value.reason),
  };
  const problems = problemsOf(found.place.text, typed);
  if (problems.length > 0) return render(c, open, found, typed, problems);
  const { year } = open.edition;
  await noteErratum(c.get('db'), planScope(c), year, {
    at,
    place: `${found.title}　${found.place.label}`,
    ...typed,
  });
  return redirectWithNotice(c, editionSheetPath(open.planId, year, found.sheet), 'erratum-noted');
}

/** A browser sends line breaks in another way than they are kept. */
const plain = (text: string) => text.replaceAll('\r\n', '\n');

function problemsOf(text: string, { wrong, correct }: Typed): FormProblem[] {
  if (!plain(text).includes(wrong)) return [formProblem('wrong', 'not-in-edition', '誤（現在の記載）')];
  return wrong === correct ? [formProblem('correct', 'nothing-corrected', '正（正しい記載）')] : [];
}

function render(
  c: AppContext,
  open: OpenEdition,
  { place, sheet, title }: FoundPlace,
  typed: Typed,
  problems: FormProblem[],
) {
  const { planId, edition } = open;
  return renderPage(
    c,
    { title: '正誤を登録する', crumbs: editionCrumbs(open), problems },
    <>
      <DefinitionList
        items={[
          { term: '箇所', text: `${title}　${place.label}` },
          { term: '確定版の記載', text: place.text },
        ]}
      />
      <p>確定版の記載は変わりません。その横に、ここで書いた正誤が表示されます。</p>
      <Form action={errataPath(planId, edition.year)} class="panel stack" keepsChanges>
        <input type="hidden" name="at" value={place.at} />
        <TextArea
          rows={4}
          required
          name="wrong"
          label="誤（現在の記載）"
          hint="誤っている部分だけを残してもかまいません。"
          value={typed.wrong}
        />
        <TextArea
          rows={4}
          name="correct"
          label="正（正しい記載）"
          hint="削る場合は空欄にします。"
          value={typed.correct}
        />
        <TextArea
          rows={4}
          required
          name="reason"
          label="理由"
          hint="どうして誤ったか、いつ分かったか"
          value={typed.reason}
        />
        <ButtonRow>
          <Button>正誤を登録する</Button>
          <LinkButton href={editionSheetPath(planId, edition.year, sheet)} look="text">
            やめる
          </LinkButton>
        </ButtonRow>
      </Form>
    </>,
  );
}
