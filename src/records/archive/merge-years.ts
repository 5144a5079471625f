import { squeeze } from '#domain/text/fold.ts';
import type { ExchangeIndicator, ExchangePlan, ExchangeSheet, ExchangeValue } from '#exchange/schema.ts';
import { keepFields, keepText, type Merge } from './merge-state.ts';

/** What a later year adds to the years of a known plan: values, sheets and ratings, each beside the old ones. */

export function mergeIndicators(merge: Merge, incoming: ExchangePlan): void {
  const { indicators } = merge.plan;
  const waiting = placesByKey(indicators, keyOf);
  for (const [i, indicator] of incoming.indicators.entries()) {
    const moved = {
      ...indicator,
      project: indicator.project && merge.idOf(indicator.project),
      node: indicator.node && merge.idOf(indicator.node),
    };
    const at = waiting.get(keyOf(moved))?.shift();
    if (at === undefined) {
      merge.moved.set(`/indicators/${i}`, `/indicators/${indicators.length}`);
      indicators.push({ ...moved, id: merge.give(indicator.id) });
    } else mergeValues(merge, indicators[at]!, moved, `/indicators/${at}`, `/indicators/${i}`);
  }
}

/** Where the records of each key stand, in order. */
function placesByKey<T>(records: readonly T[], key: (record: T) => string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, record] of records.entries()) {
    const known = places.get(key(record));
    if (known) known.push(at);
    else places.set(key(record), [at]);
  }
  return places;
}

/** Indicators printed twice stay two: the first of one plan meets the first of the other. */
const keyOf = ({ project, node, name, breakdown }: ExchangeIndicator) =>
  [project, node, squeeze(name ?? ''), squeeze(breakdown ?? '')].join('\0');

function mergeValues(
  merge: Merge,
  known: ExchangeIndicator,
  incoming: ExchangeIndicator,
  here: string,
  from: string,
): void {
  merge.moved.set(from, here);
  for (const [k, value] of incoming.values.entries()) {
    const at = known.values.findIndex(
      (other) => other.kind === value.kind && other.year === value.year && other.status !== 'superseded',
    );
    const place = mergeValue(merge, known.values, value, at, `${from}/values/${k}`, here);
    merge.moved.set(`${from}/values/${k}`, `${here}/values/${place}`);
  }
  for (const [k, value] of incoming.undated.entries()) {
    const same = known.undated.findIndex((other) => other.kind === value.kind && other.text === value.text);
    const place = same >= 0 ? same : known.undated.push(value) - 1;
    merge.moved.set(`${from}/undated/${k}`, `${here}/undated/${place}`);
  }
}

function mergeValue(
  merge: Merge,
  values: ExchangeValue[],
  value: ExchangeValue,
  at: number,
  from: string,
  here: string,
): number {
  const known = values[at];
  if (!known) return values.push(value) - 1;
  if (value.kind !== 'target' || squeeze(known.text) === squeeze(value.text) || !merge.isLater) {
    known.text = keepText(merge, `${here}/values/${at}/text`, `${from}/text`, known.text, value.text);
    return at;
  }
  known.status = 'superseded';
  const place = values.push(value) - 1;
  merge.revisions.push({ at: `${here}/values/${place}`, from, old: known.text });
  return place;
}

export function mergeSheets(merge: Merge, incoming: ExchangePlan): void {
  const { sheets } = merge.plan;
  const waiting = placesByKey(sheets, ({ project, year }) => `${project} ${year}`);
  for (const [i, sheet] of incoming.sheets.entries()) {
    const project = merge.idOf(sheet.project);
    const at = waiting.get(`${project} ${sheet.year}`)?.shift();
    if (at === undefined) {
      merge.moved.set(`/sheets/${i}`, `/sheets/${sheets.length}`);
      sheets.push({ ...sheet, project, id: merge.give(sheet.id) });
    } else mergeSheet(merge, sheets[at]!, sheet, `/sheets/${at}`, `/sheets/${i}`);
  }
}

function mergeSheet(
  merge: Merge,
  known: ExchangeSheet,
  incoming: ExchangeSheet,
  here: string,
  from: string,
): void {
  merge.moved.set(from, here);
  known.page ??= incoming.page;
  known.fields = keepFields(merge, `${here}/fields`, `${from}/fields`, known.fields, incoming.fields);
  for (const [k, rating] of incoming.ratings.entries()) {
    const at = known.ratings.findIndex(
      ({ layer, department }) => layer === rating.layer && department === rating.department,
    );
    const place = at >= 0 ? at : known.ratings.push(rating) - 1;
    const kept = known.ratings[place]!;
    const [to, source] = [`${here}/ratings/${place}`, `${from}/ratings/${k}`];
    kept.code = keepText(merge, `${to}/code`, `${source}/code`, kept.code, rating.code);
    merge.moved.set(source, to);
  }
}

export function mergeRatings(merge: Merge, incoming: ExchangePlan): void {
  const { ratings } = merge.plan;
  const keyOfRating = (rating: (typeof ratings)[number]) =>
    [rating.project, rating.year, rating.layer, rating.department].join('\0');
  const places = new Map(ratings.map((rating, at) => [keyOfRating(rating), at]));
  for (const [i, rating] of incoming.ratings.entries()) {
    const moved = { ...rating, project: merge.idOf(rating.project) };
    const at = places.get(keyOfRating(moved)) ?? ratings.push(moved) - 1;
    const kept = ratings[at]!;
    kept.code = keepText(merge, `/ratings/${at}/code`, `/ratings/${i}/code`, kept.code, rating.code);
    merge.moved.set(`/ratings/${i}`, `/ratings/${at}`);
  }
}
