import type {
  ExchangeDocument,
  ExchangeIndicator,
  ExchangeLeftover,
  ExchangePlan,
  ExchangeProblem,
  Fields,
} from '#exchange/schema.ts';
import type { Place } from '#formats/blocks.ts';
import { importProblems } from '#messages/imports.ja.ts';
import { type Conservation, measureConservation, unclaimedPieces } from './conservation.ts';
import type {
  ReadFields,
  ReadIndicator,
  ReadNode,
  ReadPlan,
  ReadProject,
  ReadRating,
  Span,
  Traced,
} from './read-plan.ts';
import { placeOfSpan, type Source, textOf } from './source.ts';

/** Where one value of the document was read: keyed by JSON pointer in {@link Reading.provenance}. */
export type Origin = {
  confidence: number;
  pieces: OriginPiece[];
};
/** `place`: where it stands in a file that is no text. */
export type OriginPiece = {
  file: string;
  line: number;
  from: number;
  to: number;
  text: string;
  place?: Place;
};

/** A source, read: the exchange document, and beside it the place of every value and the account of every piece. */
export type Reading = {
  document: ExchangeDocument;
  provenance: Record<string, Origin>;
  conservation: Conservation;
};

/** Gives ids, joins records by them, notes where each value was read, and lists what no value or label accounts for. */
export function assemble(
  source: Source,
  plans: readonly ReadPlan[],
  municipality: string | null,
  ids: Ids = new Ids(),
): Reading {
  const provenance: Record<string, Origin> = {};
  const values: Traced[] = [];
  const note = (pointer: string, value: Traced): string => {
    values.push(value);
    if (value.spans.length > 0) provenance[pointer] = originOf(source, value);
    return value.text;
  };
  const documentPlans = plans.map((plan, index) => assemblePlan(plan, `/plans/${index}`, note, ids));
  const problems = plans.flatMap((plan) => plan.problems.map((problem) => problemOf(source, problem, ids)));
  const claimed = [...values.flatMap((value) => value.spans), ...plans.flatMap((plan) => plan.labels)];
  const conservation = measureConservation(source, values);
  const leftovers = [...unclaimedPieces(source, claimed), ...conservation.lost].map((span) =>
    leftoverOf(source, span),
  );
  return {
    document: {
      format: 'ayumi/1',
      municipality: { name: municipality, code: null },
      plans: documentPlans,
      problems,
      leftovers,
    },
    provenance,
    conservation,
  };
}

/** Ids by order of appearance: the same from run to run on the same input, and unique over all sources that share it. */
export class Ids {
  readonly #given = new Map<object, string>();
  readonly #counts = new Map<string, number>();

  of(record: object, prefix: string): string {
    const known = this.#given.get(record);
    if (known) return known;
    const count = (this.#counts.get(prefix) ?? 0) + 1;
    this.#counts.set(prefix, count);
    const id = `${prefix}-${count}`;
    this.#given.set(record, id);
    return id;
  }

  find(record: object | null): string | null {
    return (record && this.#given.get(record)) ?? null;
  }
}

type Note = (pointer: string, value: Traced) => string;

function assemblePlan(plan: ReadPlan, at: string, note: Note, ids: Ids): ExchangePlan {
  const id = ids.of(plan, 'plan');
  for (const node of plan.nodes) ids.of(node, 'n');
  for (const project of plan.projects) ids.of(project, 'p');
  const node = (n: ReadNode) => ids.of(n, 'n');
  const project = (p: ReadProject) => (p.item ? node(p.item) : ids.of(p, 'p'));
  const optional = (pointer: string, value: Traced | null) => (value ? note(pointer, value) : null);
  return {
    id,
    title: plan.title ? note(`${at}/title`, plan.title) : '',
    years: plan.years,
    philosophies: plan.philosophies.map((text, i) => note(`${at}/philosophies/${i}`, text)),
    levels: plan.levels,
    ratingScales: plan.ratingScales.map((scale) => ({ id: ids.of(scale, 'rs'), ...scale })),
    nodes: plan.nodes.map((n, i) => ({
      id: node(n),
      parent: n.parent && node(n.parent),
      level: n.level,
      number: note(`${at}/nodes/${i}/number`, n.number),
      title: note(`${at}/nodes/${i}/title`, n.title),
      body: n.body,
      sections: n.sections.map((section, k) => ({
        heading: note(`${at}/nodes/${i}/sections/${k}/heading`, section.heading),
        text: note(`${at}/nodes/${i}/sections/${k}/text`, section.text),
      })),
    })),
    projects: plan.projects.map((p, i) => ({
      id: project(p),
      title: note(`${at}/projects/${i}/title`, p.title),
      placements: p.placements.map((placement, k) => {
        const here = `${at}/projects/${i}/placements/${k}`;
        return {
          node: node(placement.node),
          number: note(`${here}/number`, placement.number),
          relisted: placement.relisted,
          page: placement.page,
          title: optional(`${here}/title`, placement.title),
          fields: assembleFields(placement.fields, `${here}/fields`, note),
        };
      }),
      owners: p.owners.map((owner, k) => ({
        body: owner.body,
        department: optional(`${at}/projects/${i}/owners/${k}/department`, owner.department),
        subsection: optional(`${at}/projects/${i}/owners/${k}/subsection`, owner.subsection),
      })),
      flags: p.flags.map((flag, k) => note(`${at}/projects/${i}/flags/${k}`, flag)),
      fields: assembleFields(p.fields, `${at}/projects/${i}/fields`, note),
    })),
    indicators: plan.indicators.map((indicator, i) =>
      assembleIndicator(indicator, `${at}/indicators/${i}`, note, ids),
    ),
    sheets: plan.sheets.map((sheet, i) => ({
      id: ids.of(sheet, 's'),
      project: project(sheet.project),
      year: sheet.year,
      page: sheet.page,
      fields: assembleFields(sheet.fields, `${at}/sheets/${i}/fields`, note),
      ratings: sheet.ratings.map((rating, k) =>
        assembleRating(rating, `${at}/sheets/${i}/ratings/${k}`, note),
      ),
    })),
    ratings: plan.ratings.map((rating, i) => ({
      project: project(rating.project),
      year: rating.year,
      ...assembleRating(rating, `${at}/ratings/${i}`, note),
    })),
    outlook: plan.outlook.map((item, i) => ({
      from: item.from.map(node),
      goal: item.goal ? note(`${at}/outlook/${i}/goal`, item.goal) : '',
      title: note(`${at}/outlook/${i}/title`, item.title),
      flags: item.flags.map((flag, k) => note(`${at}/outlook/${i}/flags/${k}`, flag)),
      relisted: item.relisted,
      text: note(`${at}/outlook/${i}/text`, item.text),
    })),
  };
}

function assembleFields(fields: ReadFields, at: string, note: Note): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => (value ? [[key, note(`${at}/${key}`, value)]] : [])),
  );
}

function assembleRating(rating: ReadRating, at: string, note: Note) {
  return {
    layer: rating.layer,
    department: rating.department && note(`${at}/department`, rating.department),
    code: note(`${at}/code`, rating.code),
  };
}

function assembleIndicator(indicator: ReadIndicator, at: string, note: Note, ids: Ids): ExchangeIndicator {
  const isNode = 'level' in indicator.of;
  return {
    id: ids.of(indicator, 'i'),
    project: ids.find(indicator.of),
    node: isNode ? ids.find(indicator.of) : null,
    name: indicator.name && note(`${at}/name`, indicator.name),
    breakdown: indicator.breakdown && note(`${at}/breakdown`, indicator.breakdown),
    values: indicator.values.map((value, k) => ({
      kind: value.kind,
      year: value.year,
      text: note(`${at}/values/${k}/text`, value.text),
    })),
    undated: indicator.undated.map((value, k) => ({
      kind: value.kind,
      text: note(`${at}/undated/${k}/text`, value.text),
    })),
  };
}

function originOf(source: Source, value: Traced): Origin {
  const pieces = value.spans.map((span): OriginPiece => {
    const place = placeOfSpan(source, span);
    return {
      ...placeOf(source, span),
      from: span.from,
      to: span.to,
      text: textOf(source, span),
      ...(place && { place }),
    };
  });
  return { confidence: value.confidence, pieces };
}

function placeOf(source: Source, span: Span): { file: string; line: number } {
  const line = source.lines[span.line]!;
  return { file: source.files[line.file]!.name, line: line.number };
}

function problemOf(source: Source, problem: ReadPlan['problems'][number], ids: Ids): ExchangeProblem {
  const { code, severity, span, text, about } = problem;
  const place = span ? placeOf(source, span) : { file: null, line: null };
  return { code, severity, ...place, text, message: importProblems[code](text), about: ids.find(about) };
}

function leftoverOf(source: Source, span: Span): ExchangeLeftover {
  return { ...placeOf(source, span), text: textOf(source, span) };
}
