import { findValue } from '#domain/indicator/indicator.ts';
import { standingOf } from '#domain/review/rating-scale.ts';
import { LAYER_LABELS } from '#exchange/labels.ts';
import { indicatorName, shortYear } from '#exchange/names.ts';
import type { ExchangeIndicator, ExchangeRatingScale } from '#exchange/schema.ts';
import { DefinitionList } from '#http/components/definition-list.tsx';
import { Disclosure } from '#http/components/disclosure.tsx';
import { RatingBadge } from '#http/components/rating-badge.tsx';
import { Table } from '#http/components/table.tsx';
import { Tag } from '#http/components/tag.tsx';
import { AchievementRate } from '#http/parts/achievement.tsx';
import { OpinionArticle } from '#http/parts/opinions.tsx';
import { RatingLayers } from '#http/parts/rating-layers.tsx';
import { lookReasons } from '#messages/committee.ja.ts';
import type { PackItem } from './load-pack.ts';
import { OpinionFields, type OpinionFieldsProps } from './opinion-fields.tsx';

export const itemId = (sheet: string) => `item-${sheet}`;

type PackItemProps = {
  item: PackItem;
  year: number;
  scales: ExchangeRatingScale[];
  isOpen: boolean;
  fields: Omit<OpinionFieldsProps, 'target' | 'name'>;
};

/** One sheet, folded: what it is called, its grade and why to look at it; opened, all of it and the field for an opinion. */
export function PackItemView({ item, year, scales, isOpen, fields }: PackItemProps) {
  const { title, number, owners, sheet, reasons, texts, ratings, indicators, earlier } = item;
  const said = fields.opinions.length;
  return (
    <details class="pack-item" id={itemId(sheet)} {...(isOpen ? { open: true } : {})}>
      <summary>
        <span class="pack-item-name">
          {number} {title || '（事業名なし）'}
        </span>
        <span class="pack-item-marks">
          <LatestGrade item={item} scales={scales} />
          {reasons.map((reason) => (
            <Tag look={reason === 'assigned' ? 'strong' : 'plain'}>{lookReasons[reason]}</Tag>
          ))}
          {said > 0 ? <Tag look="strong">意見 {said}件</Tag> : null}
        </span>
      </summary>
      <div class="pack-item-body">
        <p class="muted">担当　{owners.map(({ label }) => label).join('、') || '（記載なし）'}</p>
        {texts.length === 0 ? (
          <p>このシートは、まだ記入されていません。</p>
        ) : (
          <DefinitionList items={texts.map(({ label, text }) => ({ term: label, text }))} />
        )}
        {indicators.length > 0 ? <Figures indicators={indicators} year={year} title={title} /> : null}
        {ratings.length > 0 ? (
          <RatingLayers ratings={ratings} scales={scales} label={`「${title}」の評価`} />
        ) : null}
        {earlier.length > 0 ? (
          <Disclosure summary={`これまでの意見と、その後（${earlier.length}件）`} open>
            {earlier.map((opinion) => (
              <OpinionArticle opinion={opinion} />
            ))}
          </Disclosure>
        ) : null}
        <OpinionFields target={`sheet:${sheet}`} name={`「${title || '事業名なし'}」`} {...fields} />
      </div>
    </details>
  );
}

/** The grade of the latest layer, named with its layer. */
function LatestGrade({ item, scales }: { item: PackItem; scales: ExchangeRatingScale[] }) {
  const rating = item.ratings.filter(({ sheet }) => sheet !== null).at(-1) ?? item.ratings.at(-1);
  if (!rating) return null;
  return (
    <span>
      <small class="muted">{LAYER_LABELS[rating.layer]}</small>{' '}
      <RatingBadge {...standingOf(scales, rating.code, rating.scale)} />
    </span>
  );
}

type FiguresProps = { indicators: ExchangeIndicator[]; year: number; title: string };

function Figures({ indicators, year, title }: FiguresProps) {
  const textOf = (indicator: ExchangeIndicator, kind: 'target' | 'actual', at: number) =>
    findValue(indicator, kind, at)?.text ?? '';
  return (
    <Table
      caption={`「${title}」の指標`}
      isCaptionHidden
      dense
      rows={indicators}
      columns={[
        { header: '指標', isRowHeader: true, cell: (one) => indicatorName(one) },
        { header: `${shortYear(year - 1)}の実績`, cell: (one) => textOf(one, 'actual', year - 1) },
        { header: `${shortYear(year)}の目標`, cell: (one) => textOf(one, 'target', year) },
        { header: `${shortYear(year)}の実績`, cell: (one) => textOf(one, 'actual', year) },
        { header: '達成率', cell: (one) => <AchievementRate indicator={one} year={year} /> },
      ]}
    />
  );
}
