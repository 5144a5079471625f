import type { Child } from 'hono/jsx';
import { opinionPath } from '#addresses/committee.ts';
import { eraYear } from '#exchange/names.ts';
import type { ExchangeOpinion } from '#exchange/schema.ts';
import { Tag } from '../components/tag.tsx';

type OpinionsProps = {
  /** Where each opinion has its page; left out for what is sealed. */
  plan?: string;
  opinions: ExchangeOpinion[];
};

/** The committee's opinions, each with the office's answer or the plain fact that there is none yet. */
export function Opinions({ plan, opinions }: OpinionsProps) {
  if (opinions.length === 0) return null;
  return (
    <section>
      <h2>委員会の意見と、市・社協の考え方</h2>
      {opinions.map((opinion) => (
        <OpinionArticle opinion={opinion}>
          {plan === undefined ? null : (
            <p>
              <a href={opinionPath(plan, opinion.id)}>
                {opinion.response === null ? 'この意見のページ（回答・案）' : 'この意見のページ'}
              </a>
            </p>
          )}
        </OpinionArticle>
      ))}
    </section>
  );
}

type ArticleProps = {
  opinion: Pick<ExchangeOpinion, 'id' | 'year' | 'by' | 'text' | 'response'>;
  /** What it is about, where the place does not say it. */
  about?: Child;
  /** The ways on from it. */
  children?: Child;
};

/** One opinion and what became of it. */
export function OpinionArticle({ opinion, about, children }: ArticleProps) {
  const { id, year, by, text, response } = opinion;
  return (
    <article class="opinion" id={`opinion-${id}`}>
      {about ? <p class="opinion-about">{about}</p> : null}
      <p class="muted">
        {eraYear(year)}　{by}
      </p>
      <p class="as-written">{text}</p>
      <ResponseText response={response} />
      {children}
    </article>
  );
}

/** The answer to an opinion with its state, or that it still waits for one. */
export function ResponseText({ response }: Pick<ExchangeOpinion, 'response'>) {
  if (response === null) {
    return (
      <p class="response">
        <Tag look="warning">回答待ち</Tag>
      </p>
    );
  }
  const { state, by, year, text, reason } = response;
  return (
    <div class="response">
      <p>
        <Tag look="strong">{state}</Tag> {by}
        {year === null ? '' : `　${eraYear(year)}`}
      </p>
      <p class="as-written">{text}</p>
      {reason ? (
        <p class="as-written">
          <span class="muted">理由：</span>
          {reason}
        </p>
      ) : null}
    </div>
  );
}
