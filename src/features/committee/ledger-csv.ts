import { titleOfPlan } from '#exchange/labels.ts';
import { shortYear } from '#exchange/names.ts';
import type { AppContext } from '#http/context.ts';
import { sendCsv } from '#http/csv.ts';
import type { YearScope } from '#http/scope.ts';
import type { KeptOpinion } from '#records/opinion/opinion-queries.ts';
import { readLedgerFilter } from './ledger-filter.ts';
import { loadLedger } from './load-ledger.ts';
import type { OpinionIndex } from './opinion-index.ts';
import { subjectName } from './opinion-subject.tsx';

const HEADINGS = [
  '年度',
  '計画の項目',
  '何について',
  '担当課',
  '委員',
  '意見',
  '対応',
  '考え方',
  '理由',
  '回答',
];

/** The ledger as the page shows it, as a file. */
export async function ledgerCsv(c: AppContext, of: YearScope) {
  const filter = readLedgerFilter((name) => c.req.query(name));
  const { index, waiting, opinions } = await loadLedger(c.get('db').kysely, of, filter);
  const name = `${titleOfPlan(of.plan)}_委員会の意見_${shortYear(of.year)}.csv`;
  return sendCsv(c, name, [HEADINGS, ...[...waiting, ...opinions].map((one) => cellsOf(one, index))]);
}

function cellsOf(opinion: KeptOpinion, index: OpinionIndex): string[] {
  const { year, by, text, response } = opinion;
  const node = index.directionOf(opinion);
  return [
    shortYear(year),
    node === null ? '' : index.nameOf(node),
    subjectName(opinion),
    index
      .ownersOf(opinion)
      .map(({ label }) => label)
      .join('、'),
    by,
    text,
    response?.state ?? '回答待ち',
    response?.text ?? '',
    response?.reason ?? '',
    response?.by ?? '',
  ];
}
