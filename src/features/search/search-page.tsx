import { dayOf } from '#domain/calendar/day-in-japan.ts';
import { formatFiscalYear } from '#domain/calendar/fiscal-year.ts';
import { askerOf } from '#domain/people/actor.ts';
import { fieldLabel, titleOfPlan } from '#exchange/labels.ts';
import { Button } from '#http/components/button.tsx';
import { EmptyState } from '#http/components/empty-state.tsx';
import { Pager } from '#http/components/pager.tsx';
import { TextField } from '#http/components/text-field.tsx';
import { Title } from '#http/components/title.tsx';
import { type AppContext, actorOf } from '#http/context.ts';
import { renderPage } from '#http/layout.tsx';
import { listHiddenOpinions } from '#records/opinion/hidden-opinion-queries.ts';
import { countHits, type Hit, type HitCount, listHits, PAGE_SIZE } from '#records/search/queries.ts';
import { listClosedEntries } from '#records/sheet/closed-sheet-queries.ts';
import { hitPath } from './hit-path.ts';
import { markHits } from './mark-hits.ts';
import { KIND_LABELS, type Question, readQuestion, searchPath } from './read-question.ts';

export async function searchPage(c: AppContext) {
  const question = readQuestion((name) => c.req.query(name));
  const { text, words } = question;
  return renderPage(
    c,
    {
      title: words.length === 0 ? '検索' : `「${text}」の検索結果`,
      crumbs: [{ href: '/', label: 'ホーム' }],
    },
    <>
      <search>
        <form class="filter-row" method="get" action="/search">
          <div class="field-grows">
            <TextField name="q" label="検索する言葉" type="search" value={text} maxlength={200} />
          </div>
          <Button>検索</Button>
        </form>
      </search>
      {words.length === 0 ? (
        <EmptyState title="検索する言葉を入力してください。">
          <p>
            計画・事業・指標・シート・委員会の意見の文章をすべて調べます。2文字の言葉も検索できます。言葉を空白で区切ると、すべてを含むものを検索します。
          </p>
        </EmptyState>
      ) : (
        await found(c, question)
      )}
    </>,
  );
}

async function found(c: AppContext, question: Question) {
  const db = c.get('db').kysely;
  const actor = actorOf(c);
  const municipalityId = actor.municipality.id;
  const reader = { asker: askerOf(actor), today: dayOf(c.get('now')) };
  const hidden = {
    opinion: await listHiddenOpinions(db, { municipalityId }, reader),
    sheet: await listClosedEntries(db, municipalityId, reader.asker),
  };
  const asked = { municipalityId, words: question.words, hidden };
  const counts = await countHits(db, asked);
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const total =
    question.kind === null ? all : (counts.find(({ kind }) => kind === question.kind)?.count ?? 0);
  if (total === 0) return <NothingFound question={question} all={all} />;
  const last = Math.ceil(total / PAGE_SIZE);
  const page = Math.min(question.page, last);
  const hits = await listHits(db, asked, { kind: question.kind, page });
  return (
    <>
      <KindSwitch question={question} counts={counts} all={all} />
      <p role="status">{total}件見つかりました。</p>
      {runsOf(hits, (hit) => hit.planId).map((ofPlan) => (
        <section>
          <h2>
            <Title text={titleOfPlan({ title: ofPlan[0]!.planTitle })} />
          </h2>
          {runsOf(ofPlan, (hit) => hit.kind).map((ofKind) => (
            <section>
              <h3>{KIND_LABELS[ofKind[0]!.kind]}</h3>
              <ul class="hits">
                {ofKind.map((hit) => (
                  <HitItem hit={hit} words={question.words} />
                ))}
              </ul>
            </section>
          ))}
        </section>
      ))}
      <Pager
        page={page}
        pageSize={PAGE_SIZE}
        total={total}
        href={(to) => searchPath({ ...question, page: to })}
      />
    </>
  );
}

function NothingFound({ question, all }: { question: Question; all: number }) {
  const { kind, text } = question;
  return (
    <EmptyState title={`「${text}」は見つかりませんでした。`}>
      {kind !== null && all > 0 ? (
        <p>
          {KIND_LABELS[kind]}のほかには{all}件あります。
          <a href={searchPath({ text, kind: null, page: 1 })}>すべての種類から検索する</a>
        </p>
      ) : (
        <p>言葉を短くする、別の書き方にする、空白で区切った言葉を減らすと、見つかることがあります。</p>
      )}
    </EmptyState>
  );
}

function KindSwitch({ question, counts, all }: { question: Question; counts: HitCount[]; all: number }) {
  const choices = [{ kind: null, count: all }, ...counts];
  if (counts.length < 2 && question.kind === null) return null;
  return (
    <nav class="switch" aria-label="種類で絞り込む">
      {choices.map(({ kind, count }) => (
        <a
          href={searchPath({ text: question.text, kind, page: 1 })}
          {...(kind === question.kind ? { 'aria-current': 'true' as const } : {})}
        >
          {kind === null ? 'すべて' : KIND_LABELS[kind]}（{count}）
        </a>
      ))}
    </nav>
  );
}

const ENTRY_LABELS: Record<string, string> = {
  title: '名称',
  philosophy: '基本理念',
  section: '説明',
  owners: '担当課',
  flags: '区分',
  indicator: '指標と値',
  ratingReason: '評価の理由',
  opinion: '意見',
  response: '市・社協の考え方',
  outlook: '取り組みの方向',
};

function HitItem({ hit, words }: { hit: Hit; words: string[] }) {
  const year = hit.year === null ? null : formatFiscalYear(hit.year, 'era');
  return (
    <li class="hit">
      <p class="hit-title">
        <a href={hitPath(hit)}>{hit.title || '（名称なし）'}</a>
        <small class="muted">
          {['', year, ENTRY_LABELS[hit.field] ?? fieldLabel(hit.field)]
            .filter((part) => part !== null)
            .join('　')}
        </small>
      </p>
      <p class="hit-text">
        {markHits(hit.text, words).map((piece) => (piece.isHit ? <mark>{piece.text}</mark> : piece.text))}
      </p>
    </li>
  );
}

/** Neighbours of one key. */
function runsOf(hits: Hit[], keyOf: (hit: Hit) => string): Hit[][] {
  const runs: Hit[][] = [];
  for (const hit of hits) {
    const last = runs.at(-1);
    if (last && keyOf(last[0]!) === keyOf(hit)) last.push(hit);
    else runs.push([hit]);
  }
  return runs;
}
