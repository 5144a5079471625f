import { sheetPath } from '#addresses/plans.ts';
import { entryPath } from '#addresses/sheets.ts';
import { formatDate } from '#domain/calendar/calendar-date.ts';
import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { timeLeft } from '#domain/cycle/deadline.ts';
import type { SheetAnswers } from '#domain/sheet/answers.ts';
import { keepsText } from '#domain/sheet/field-kind.ts';
import type { Form as SheetForm } from '#domain/sheet/form.ts';
import { eraYear } from '#exchange/names.ts';
import { ErrorSummary } from '#http/components/error-summary.tsx';
import { Tag } from '#http/components/tag.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { planCrumbs } from '#http/parts/plan-parts.tsx';
import type { FormProblem } from '#http/read-form.ts';
import { timeLeftSentences } from '#messages/cycles.ja.ts';
import { sheetStateNames } from '#messages/moves.ja.ts';
import { entryRefusals } from '#messages/sheets.ja.ts';
import { askedEntries, sectionsFor } from '#records/sheet/asked-entries.ts';
import type { EntryView } from '#records/sheet/entry-queries.ts';
import { refusalOf } from '#records/sheet/save-answers.ts';
import { AskedOfYou } from './asked-of-you.tsx';
import { EntryForm } from './entry-form.tsx';
import { LockedPart } from './locked-part.tsx';
import { ReadyPanel } from './ready-panel.tsx';

export type EntryPageOptions = {
  status?: 200 | 409 | 422;
  problems?: FormProblem[];
  /** What was typed and is not in the sheet: shown in place of what is stored. */
  typed?: SheetAnswers;
  /** What was typed and can no longer be saved, by label: to be copied from. */
  lost?: { label: string; text: string }[];
  /** The person asked to submit. */
  isReady?: boolean;
  /** What became of pasted cells. */
  pasted?: { label: string; text: string }[];
  left?: string[];
};

/** The page on which one owner fills its part of a sheet. */
export function renderEntry(c: AppContext, view: EntryView, options: EntryPageOptions = {}) {
  const { plan, standing, departmentId, stage } = view;
  const actor = actorOf(c);
  const refusal = refusalOf(standing, view, actor) ?? (view.state.sections === null ? 'no-form' : null);
  const form = withLastYear({ ...formOf(view), sections: sectionsFor(view.state.sections ?? [], actor) });
  const asked = askedEntries({
    sections: form.sections,
    stage,
    year: standing.year,
    indicators: view.state.indicators,
  });
  return renderPage(
    c,
    {
      title: standing.title || '（事業名なし）',
      // Whoever came by a link for this sheet can open nothing above it.
      crumbs: actor.boundTo
        ? []
        : [...planCrumbs(plan), { href: sheetPath(plan.id, standing.id), label: 'シート' }],
      overline: `進行管理シートの記入　${eraYear(standing.year)}`,
      width: 'wide',
      scripts: ['sheet-entry.js'],
      ...(options.status ? { status: options.status } : {}),
    },
    <div class="sheet-entry">
      <ErrorSummary problems={options.problems} />
      <Head view={view} today={dayOf(c.get('now'))} />
      <Parts view={view} />
      {options.isReady && refusal === null ? <ReadyPanel view={view} form={formOf(view)} /> : null}
      <AskedOfYou view={view} />
      {refusal === null ? (
        <EntryForm
          view={view}
          form={form}
          asked={asked}
          accountId={actor.accountId ?? departmentId}
          {...options}
        />
      ) : (
        <LockedPart
          view={view}
          form={formOf(view)}
          why={entryRefusals[refusal]}
          posts={actor.posts}
          lost={options.lost ?? []}
          accountId={actor.accountId ?? departmentId}
        />
      )}
    </div>,
  );
}

const formOf = ({ state, standing }: EntryView): SheetForm => ({
  id: standing.form?.id ?? '',
  version: standing.form?.version ?? 1,
  name: '',
  appliesTo: { bodies: [], flags: [], nodes: [] },
  sections: state.sections ?? [],
});

/** Last year's text stands beside every text that the form gives no other companion. */
function withLastYear(form: SheetForm): SheetForm {
  const sections = form.sections.map(({ heading, fields }) => ({
    heading,
    fields: fields.map((field) =>
      field.beside || !keepsText(field)
        ? field
        : { ...field, beside: { from: 'last-year' as const, field: field.key } },
    ),
  }));
  return { ...form, sections };
}

/** Whose part it is, how far it is and until when. */
function Head({ view, today }: { view: EntryView; today: string }) {
  const { standing, departmentId, department, stage, due } = view;
  const part = standing.parts.find((one) => one.departmentId === departmentId && one.stage === stage);
  const isOpen = part?.state === 'draft' || part?.state === 'returned';
  // Whoever has handed in is not to be hurried.
  const left = isOpen ? timeLeft(due, today) : null;
  return (
    <p class="entry-head">
      <strong>{department}</strong> の{stage === 'targeting' ? '目標設定' : '記入'}{' '}
      <Tag look={part?.state === 'returned' ? 'warning' : 'plain'}>
        {sheetStateNames[part?.state ?? 'draft']}
      </Tag>
      {left ? (
        <span class="no-break">
          締切 {formatDate(left.due, 'era')}{' '}
          <Tag look={left.kind === 'ahead' ? 'plain' : 'warning'}>
            {timeLeftSentences[left.kind](left.days)}
          </Tag>
        </span>
      ) : null}
    </p>
  );
}

/** The ways to the other owners' parts of the same sheet, with how far each is. */
function Parts({ view }: { view: EntryView }) {
  const { plan, standing, departmentId, stage } = view;
  const parts = standing.parts.filter((one) => one.stage === stage);
  if (parts.length < 2) return null;
  return (
    <nav class="entry-parts" aria-label="このシートの担当分">
      <ul>
        {parts.map((part) => (
          <li>
            <a
              href={entryPath(plan.id, standing.id, { departmentId: part.departmentId, stage })}
              {...(part.departmentId === departmentId ? { 'aria-current': 'page' as const } : {})}
            >
              {part.department}
            </a>{' '}
            <small>{sheetStateNames[part.state]}</small>
          </li>
        ))}
      </ul>
    </nav>
  );
}
