import type { ExchangeOpinion } from '#exchange/schema.ts';
import { Tag } from '#http/components/tag.tsx';
import { eraYear } from './plan-parts.tsx';

/** The committee's opinions, each with the office's answer or the plain fact that there is none yet. */
export function Opinions({ opinions }: { opinions: ExchangeOpinion[] }) {
  if (opinions.length === 0) return null;
  return (
    <section>
      <h2>委員会の意見と、市・社協の考え方</h2>
      {opinions.map(({ id, year, by, text, response }) => (
        <article class="opinion" id={`opinion-${id}`}>
          <p class="muted">
            {eraYear(year)}　{by}
          </p>
          <p class="as-written">{text}</p>
          {response === null ? (
            <p class="response">
              <Tag look="warning">回答待ち</Tag>
            </p>
          ) : (
            <div class="response">
              <p>
                <Tag look="strong">{response.state}</Tag> {response.by}
                {response.year === null ? '' : `　${eraYear(response.year)}`}
              </p>
              <p class="as-written">{response.text}</p>
            </div>
          )}
        </article>
      ))}
    </section>
  );
}
