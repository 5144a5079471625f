import { draftPath, sourcePath } from '#addresses/imports.ts';
import type { ExchangeProblem, Severity } from '#exchange/schema.ts';
import { Button } from '#http/components/button.tsx';
import { Form } from '#http/components/form.tsx';
import { Pager } from '#http/components/pager.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import type { AppContext } from '#http/context.ts';
import type { KeptLines } from '#records/draft/kept-reading.ts';
import type { Draft } from '#records/draft/queries.ts';
import { placesOf } from './find-place.ts';
import { pageOf } from './open-draft.ts';
import { nameOfLine } from './place-name.ts';

const PAGE_SIZE = 50;
const SEVERITIES: Record<Severity, string> = { error: '誤り', warning: '注意', note: '確認' };
const ORDER: Severity[] = ['error', 'warning', 'note'];

const isError = ({ severity }: ExchangeProblem) => severity === 'error';

/** What a person must look at, the gravest first, each with the way to its value and to its place in the source. */
export function ProblemSection({ c, draft, read }: { c: AppContext; draft: Draft; read: KeptLines }) {
  const all = ORDER.flatMap((severity) =>
    draft.document.problems.filter((problem) => problem.severity === severity),
  );
  const page = pageOf(c, 'problems');
  const shown = all.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const places = placesOf(draft, shown);
  const titles = new Map(
    draft.document.plans.flatMap(({ nodes, projects }) =>
      [...nodes, ...projects].map(({ id, title }): [string, string] => [id, title]),
    ),
  );
  const acceptColumn = {
    header: '対応',
    cell: (problem: ExchangeProblem) =>
      isError(problem) ? (
        <Button
          name="problem"
          value={String(draft.document.problems.indexOf(problem))}
          look="text"
          size="small"
        >
          原本どおりと確認
          <span class="visually-hidden">
            （{[titles.get(problem.about ?? ''), placeName(read, problem)].filter(Boolean).join(' ')}）
          </span>
        </Button>
      ) : null,
  };
  return (
    <section>
      <h2 id="problems">確認事項（{all.length}件）</h2>
      {all.some(isError) ? (
        <p>
          「誤り」は、内容を選んで値を直すか、原本もそのとおりであれば「原本どおりと確認」を押すとなくなります。
        </p>
      ) : null}
      {all.length === 0 ? (
        <p>確認事項はありません。</p>
      ) : (
        <Form action={`${draftPath(draft.id)}/problems`}>
          <input type="hidden" name="version" value={draft.version} />
          <Table<ExchangeProblem>
            caption="確認事項の一覧"
            isCaptionHidden
            columns={[
              {
                header: '種類',
                width: 'narrow',
                cell: ({ severity }) => (
                  <Tag look={severity === 'note' ? 'plain' : 'warning'}>{SEVERITIES[severity]}</Tag>
                ),
              },
              {
                header: '内容',
                isRowHeader: true,
                cell: (problem) => {
                  const place = places.get(problem);
                  const title = titles.get(problem.about ?? '');
                  return (
                    <>
                      {place ? <a href={place}>{problem.message}</a> : problem.message}
                      {title && !problem.message.includes(title) ? (
                        <span class="draft-subject">{title}</span>
                      ) : null}
                    </>
                  );
                },
              },
              {
                header: '原本',
                cell: (problem) => <SourceLink draft={draft} problem={problem} read={read} />,
              },
              ...(draft.state === 'open' && shown.some(isError) ? [acceptColumn] : []),
            ]}
            rows={shown}
          />
        </Form>
      )}
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={all.length}
        href={(to) => `${draftPath(draft.id)}?problems=${to}#problems`}
      />
    </section>
  );
}

type LinkProps = { draft: Draft; problem: ExchangeProblem; read: KeptLines };

function SourceLink({ draft, problem, read }: LinkProps) {
  const { file, line } = problem;
  if (file === null || line === null) return null;
  return (
    <a href={sourcePath(draft.id, { file, line })}>
      {file} {placeName(read, problem)}
    </a>
  );
}

const placeName = (read: KeptLines, { file, line, text }: ExchangeProblem) =>
  nameOfLine(read, file, line, text);
