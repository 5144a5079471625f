import { formatMoment } from '#domain/calendar/moment-in-japan.ts';
import { LONGEST_TEXT } from '#domain/sheet/count-characters.ts';
import { Tag } from '#http/components/tag.tsx';
import { TextArea } from '#http/components/text-area.tsx';
import { Comparison } from '#http/parts/comparison.tsx';
import { cellProblems, decisionLabels, placeName, standingLabels } from '#messages/workbooks.ja.ts';
import { type ComparedCell, isUndecided } from './compare-sheet.ts';
import { changeKey, type LastChange } from './comparison-queries.ts';

type Props = {
  sheet: string;
  cell: ComparedCell;
  changes: ReadonlyMap<string, LastChange>;
  canTake: boolean;
};

/** One cell: what was sent, what the sheet says now, what the workbook says, and the choice where there is one. */
export function ReturnedCell({ sheet, cell, changes, canTake }: Props) {
  const { id, label, standing, decision, fault } = cell;
  const heading = `cell-${id}`;
  const isClearing = standing === 'changed' && cell.returned === '';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset within the form would be one more frame around each text
    <div class={`returned-cell returned-${standing}`} role="group" aria-labelledby={heading}>
      <h3 id={heading}>
        {label} <Tag look={isUndecided(cell) || fault ? 'warning' : 'plain'}>{standingLabels[standing]}</Tag>
        {isClearing ? (
          <>
            {' '}
            <Tag look="warning">空欄にする</Tag>
          </>
        ) : null}
      </h3>
      <Texts sheet={sheet} cell={cell} changes={changes} />
      {decision === null ? null : <p class="muted">{decisionLabels[decision]}</p>}
      {canTake && isUndecided(cell) ? <Choice cell={cell} /> : null}
      {canTake && isUndecided(cell) && cell.reason !== null ? (
        <TextArea
          name={cell.reason.name}
          label={`目標値を変えた理由：${label}`}
          hint="前に決めた目標値を変えるときに書いてください。理由がないシートは提出できません。"
          rows={2}
          maxlength={LONGEST_TEXT}
        />
      ) : null}
    </div>
  );
}

function Texts({ sheet, cell, changes }: Omit<Props, 'canTake'>) {
  const { standing, sent, now, returned, place, show, fault } = cell;
  const last = changes.get(changeKey(sheet, cell.key, cell.owner));
  const by = last ? `（${last.actor}${last.onBehalfOf ? '　代理入力' : ''}　${formatMoment(last.at)}）` : '';
  switch (standing) {
    case 'changed':
      return <Text title={`Excelの内容（${placeName(place)}）`} before={show(now)} after={show(returned)} />;
    case 'kept':
      return <Text title={`今の画面：この内容を残します${by}`} before={show(sent)} after={show(now)} />;
    case 'conflict':
      return (
        <div class="returned-columns">
          <Text title="渡した時" before={show(sent)} after={show(sent)} />
          <Text title={`今の画面${by}`} before={show(sent)} after={show(now)} />
          <Text
            title={`Excelの内容（今の画面との違い、${placeName(place)}）`}
            before={show(now)}
            after={show(returned)}
          />
        </div>
      );
    case 'unreadable':
      return (
        <>
          <p>{cellProblems[fault!.code]({ place: placeName(place), limit: fault!.limit })}</p>
          <Text title="Excelの内容" before={returned} after={returned} />
        </>
      );
    case 'missing':
      return <p>{cellProblems.missing()}</p>;
    case 'twice':
      return (
        <>
          <p>{cellProblems.twice()}</p>
          {cell.copies.map((copy) => (
            <Text title={placeName(copy.place)} before={copy.text} after={copy.text} />
          ))}
        </>
      );
    case 'gone':
      return (
        <>
          <p>{cellProblems.gone()}</p>
          <Text title="Excelの内容" before={returned} after={returned} />
        </>
      );
    case 'same':
    case 'agreed':
      return <Text title="今（画面とExcelが同じ）" before={show(now)} after={show(now)} />;
  }
}

function Text({ title, before, after }: { title: string; before: string; after: string }) {
  return (
    <div class="returned-text">
      <p class="returned-title">{title}</p>
      {before === '' && after === '' ? (
        <p class="muted">（空欄）</p>
      ) : (
        <Comparison before={before} after={after} />
      )}
    </div>
  );
}

function Choice({ cell: { id, label, seen, standing, canJoin } }: { cell: ComparedCell }) {
  if (standing === 'changed')
    return (
      <>
        <input type="hidden" name="changed" value={`${id} ${seen}`} />
        <label class="choice">
          <input type="checkbox" name="take" value={`${id} ${seen}`} checked />
          反映する
          <span class="visually-hidden">：{label}</span>
        </label>
      </>
    );
  const ways = [
    ['', 'あとで決める'],
    ['kept', '画面の内容を残す'],
    ['taken', 'Excelの内容にする'],
    ...(canJoin ? [['both', '両方を続けて入れる']] : []),
  ] as const;
  return (
    <fieldset class="choices">
      <legend class="visually-hidden">{label}をどちらにするか</legend>
      {ways.map(([way, text]) => (
        <label class="choice">
          <input
            type="radio"
            name={`decide.${id}`}
            value={way === '' ? '' : `${way} ${seen}`}
            {...(way === '' ? { checked: true } : {})}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
