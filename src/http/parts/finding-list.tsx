import { indicatorPath, projectPath, sheetPath } from '#addresses/plans.ts';
import type { PlanFinding } from '#domain/review/findings.ts';
import type { SheetPlace } from '#domain/review/summary.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeIndicator, ExchangeProject } from '#exchange/schema.ts';
import { findingSentence } from '#messages/finding-sentence.ts';
import { Disclosure } from '../components/disclosure.tsx';

type NotesProps = { findings: PlanFinding[]; indicators: ExchangeIndicator[] };

/** What the office is asked to look at on one sheet. */
export function FindingNotes({ findings, indicators }: NotesProps) {
  if (findings.length === 0) return null;
  return (
    <section class="note-box" aria-labelledby="findings">
      <h2 id="findings">確認事項</h2>
      <ul class="findings">
        {findings.map((finding) => (
          <li>{findingSentence(finding, indicators)}</li>
        ))}
      </ul>
    </section>
  );
}

type ListProps = NotesProps & { plan: string; projects: ExchangeProject[]; sheets: SheetPlace[] };

/** More than these are folded away: the table below must stay in sight. */
const MOST_IN_SIGHT = 5;

/** What the office is asked to look at in the whole plan, each with the way to its place. */
export function FindingList({ findings, indicators, ...place }: ListProps) {
  if (findings.length === 0) return null;
  const list = (
    <ul class="findings">
      {findings.map((finding) => (
        <li>
          <FindingPlace finding={finding} indicators={indicators} {...place} />
          <br />
          {findingSentence(finding, indicators)}
        </li>
      ))}
    </ul>
  );
  return (
    <section class="note-box" id="findings" aria-labelledby="findings-heading">
      <h2 id="findings-heading">確認事項（{findings.length}件）</h2>
      {findings.length > MOST_IN_SIGHT ? <Disclosure summary="一覧を開く">{list}</Disclosure> : list}
    </section>
  );
}

function FindingPlace({
  finding: { about },
  plan,
  projects,
  sheets,
  indicators,
}: Omit<ListProps, 'findings'> & { finding: PlanFinding }) {
  const project = projects.find(({ id }) => id === about.project);
  const indicator = indicators.find(({ id }) => id === about.indicator);
  const sheet = sheets.find((one) => one.project === about.project && one.year === about.year);
  const year = about.year === null ? '' : eraYear(about.year);
  if (!project || (indicator?.node && !sheet))
    return indicator ? <a href={indicatorPath(plan, indicator.id)}>{year}　指標</a> : year;
  const path = sheet ? sheetPath(plan, sheet.id) : projectPath(plan, project.id);
  return (
    <a href={path}>
      {project.title || '（事業名なし）'}
      {year === '' ? '' : `（${year}）`}
    </a>
  );
}
