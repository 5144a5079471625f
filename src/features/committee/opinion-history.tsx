import { Disclosure } from '#http/components/disclosure.tsx';
import { opinionEventNames } from '#messages/committee.ja.ts';
import type { OpinionEvent } from '#records/opinion/opinion-queries.ts';

/** Who did what with an opinion, the latest first, with the words that stood there before. */
export function OpinionHistory({ events, dayOf }: { events: OpinionEvent[]; dayOf: (at: string) => string }) {
  if (events.length === 0) return null;
  return (
    <Disclosure summary={`履歴（${events.length}件）`}>
      <ol class="opinion-history" reversed>
        {events.map(({ at, actor, kind, details }) => (
          <li>
            <p>
              {dayOf(at)}　{opinionEventNames[kind] ?? kind}
              <small class="muted">
                {`　${actor}`}
                {typeof details.onBehalfOf === 'string' ? `（${details.onBehalfOf}の発言を入力）` : ''}
              </small>
            </p>
            {wordsOf(details).map((text) => (
              <p class="as-written said">{text}</p>
            ))}
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

/** The words that an entry keeps: those before a change, or those that came with it. */
function wordsOf({ before, text }: Record<string, unknown>): string[] {
  const answer = before as { state?: unknown; text?: unknown } | null;
  if (typeof before === 'string') return [before];
  if (answer && typeof answer === 'object') return [`${String(answer.state)}　${String(answer.text)}`];
  return typeof text === 'string' ? [text] : [];
}
