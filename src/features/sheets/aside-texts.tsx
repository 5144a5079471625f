import { shownDay } from '#domain/calendar/calendar-date.ts';
import { entryKey } from '#domain/sheet/entry-name.ts';
import { traitsOf } from '#domain/sheet/kind-traits.ts';
import { Button, ButtonRow } from '#http/components/button.tsx';
import type { AskedEntry } from '#records/sheet/asked-entries.ts';
import { ownerOf } from '#records/sheet/asked-entries.ts';
import type { EntryView } from '#records/sheet/entry-queries.ts';
import { storedText } from '#records/sheet/stored-text.ts';

type Props = { view: EntryView; asked: readonly AskedEntry[] };

/**
 * Fields that two people changed at once, with both texts, until somebody has looked. The buttons belong to the form of the
 * sheet, so that what was typed elsewhere is saved along with the decision.
 */
export function AsideTexts({ view, asked }: Props) {
  const { aside, departmentId, state } = view;
  const found = aside.flatMap((one) => {
    const entry = asked.find(
      (each) => entryKey(each.entry) === one.field && ownerOf(each, departmentId) === one.departmentId,
    );
    return entry ? [{ ...one, entry, stored: storedText(state, entry, departmentId) }] : [];
  });
  if (found.length === 0) return null;
  return (
    <section class="panel aside-texts" aria-labelledby="aside">
      <h2 id="aside">同時に変更された欄（{found.length}件）</h2>
      <p>
        どちらの文も残してあります。見比べて、どれを使うか決めてください。決めるまで、シートには「今の文」が入っています。
      </p>
      {found.map(({ id, entry, text, stored, actor }) => {
        const { isProse } = traitsOf(entry.field.kind);
        return (
          <div class="aside-pair">
            <h3>{entry.field.label}</h3>
            <div class="aside-columns">
              <div>
                <p class="aside-title">今の文</p>
                <p class="as-written">{stored === '' ? '（空欄）' : shownDay(stored)}</p>
              </div>
              <div>
                <p class="aside-title">後から届いた文（{actor}）</p>
                <p class="as-written">{shownDay(text)}</p>
              </div>
            </div>
            <input type="hidden" name={`settle-stored.${id}`} value={stored} />
            <input type="hidden" name={`settle-aside.${id}`} value={text} />
            <ButtonRow>
              <Button name="settle" value={`stored ${id}`} look="outlined" size="small">
                今の文を使う
              </Button>
              <Button name="settle" value={`aside ${id}`} look="outlined" size="small">
                後から届いた文を使う
              </Button>
              {isProse ? (
                <Button name="settle" value={`both ${id}`} look="outlined" size="small">
                  両方を続けて入れる
                </Button>
              ) : null}
            </ButtonRow>
          </div>
        );
      })}
    </section>
  );
}
