import { describe, expect, it } from 'vitest';
import type { SheetAnswers } from '#domain/sheet/answers.ts';
import { isAskedNow, type Now } from '#domain/sheet/asked-now.ts';
import { checkCompleteness } from '#domain/sheet/completeness.ts';
import { askedValues } from '#domain/sheet/fields/indicator-table.ts';
import { type FormField, fieldsOf } from '#domain/sheet/form.ts';
import { shippedProfiles } from '#profiles/load.ts';
import { findPreset, presetOfProfile, presets } from './load.ts';
import type { Preset } from './preset.ts';

const year = 2024;
const NOWS: Now[] = [
  { stage: 'targeting', filledBy: 'writer', department: '長寿課' },
  { stage: 'collecting', filledBy: 'writer', department: '長寿課' },
  { stage: 'reviewing', filledBy: 'reviewer', department: null },
  { stage: 'consulting', filledBy: 'committee', department: null },
  { stage: 'consulting', filledBy: 'secretariat', department: null },
];
const about = (now: Now) => ({ ...now, owners: ['長寿課'], year, indicators: [{ id: 'i-1' }] });
const blank: SheetAnswers = { fields: {}, own: {}, ratings: [], values: [], files: {} };

/** A plausible answer to every field that somebody fills. */
function fill({ form, ratingScales }: Preset): SheetAnswers {
  const fields: Record<string, string> = {};
  const answers = { ...blank, ratings: [...blank.ratings], values: [...blank.values] };
  const textOf = (field: FormField): string | null => {
    switch (field.kind) {
      case 'long-text':
      case 'short-text':
        return '回った。';
      case 'single-choice':
      case 'multiple-choice':
        return field.options[0]!.code;
      case 'milestones':
        return 'R6：検討';
      case 'money':
        return '1,200';
      case 'date':
        return '2025-05-31';
      case 'checkbox':
        return '1';
      default:
        return null;
    }
  };
  for (const field of fieldsOf(form)) {
    const text = textOf(field);
    if (text !== null) fields[field.key] = text;
    if (field.kind === 'rating') {
      const scale = field.scale ? ratingScales.find(({ id }) => id === field.scale)! : ratingScales[0]!;
      answers.ratings.push({
        layer: field.layer,
        department: field.perOwner ? '長寿課' : null,
        scale: field.scale ?? null,
        code: scale.codes.at(-1)!.code,
      });
    }
    if (field.kind === 'indicator-table')
      for (const asked of askedValues(field, year, [{ id: 'i-1' }]))
        answers.values.push({ ...asked, text: '３回' });
  }
  return { ...answers, fields, own: fields };
}

describe.each(presets.map((preset) => [preset.id, preset] as const))('the preset %s', (_id, preset) => {
  it('names scales, codes, fields and sources that it has', () => {
    const fields = fieldsOf(preset.form);
    const scaleIds = preset.ratingScales.map(({ id }) => id);
    const codesOf = (scale?: string) =>
      (scale ? preset.ratingScales.find(({ id }) => id === scale) : preset.ratingScales[0])?.codes.map(
        ({ code }) => code,
      ) ?? [];
    expect(new Set(scaleIds).size).toBe(scaleIds.length);
    for (const field of fields) {
      if (field.kind === 'rating') expect(codesOf(field.scale)).not.toEqual([]);
      if (field.required === undefined || field.required === 'always') continue;
      const { field: key, in: values } = field.required;
      const other = fields.find((one) => one.key === key);
      expect(other?.kind).toBe('rating');
      if (other?.kind === 'rating') expect(codesOf(other.scale)).toEqual(expect.arrayContaining([...values]));
    }
    const { gradeRule, closing } = preset.rules;
    if (gradeRule) {
      const codes = gradeRule.bounds.map(({ code }) => code);
      expect(codesOf(gradeRule.scale)).toEqual(expect.arrayContaining(codes));
      const bounds = gradeRule.bounds.map(({ atLeast }) => atLeast);
      expect(bounds).toEqual(bounds.toSorted((one, other) => other - one));
    }
    const allCodes: string[] = preset.ratingScales.flatMap((one) => one.codes.map(({ code }) => code));
    expect(allCodes).toEqual(expect.arrayContaining(closing ?? []));
  });

  it('can be filled by those it asks, and is not complete before', () => {
    const filled = fill(preset);
    for (const now of NOWS) {
      expect(checkCompleteness(preset.form, about(now), filled)).toEqual([]);
      const required = fieldsOf(preset.form).filter(
        (field) => isAskedNow(field, now) && field.required === 'always',
      );
      const missing = checkCompleteness(preset.form, about(now), blank).map(({ field }) => field);
      expect(missing).toEqual(required.map(({ key }) => key));
    }
  });

  it('asks for the targets at the start of a year only if it has the stage for it', () => {
    const asksTargets = fieldsOf(preset.form).some(({ stage }) => stage === 'targeting');
    expect(preset.rules.stages.targeting === true).toBe(asksTargets);
  });

  it('fits its rows on the paper', () => {
    const places = fieldsOf(preset.form).map(({ paper }) => paper!);
    for (const { column, columns } of places) expect(column + columns).toBeLessThanOrEqual(13);
    for (const row of new Set(places.map((place) => place.row)))
      expect(places.filter((place) => place.row === row).reduce((sum, { columns }) => sum + columns, 0)).toBe(
        12,
      );
  });
});

/** A list says what its columns are, not how anybody fills them in. */
const formProfiles = shippedProfiles.filter(({ reader }) => reader !== 'list');

describe('the presets', () => {
  it('continue every shipped layout', () => {
    expect(formProfiles.map(({ id }) => presetOfProfile(id)?.id)).toEqual(formProfiles.map(({ id }) => id));
    expect(findPreset('nothing')).toBeUndefined();
  });

  it('have the codes of the layouts that they continue', () => {
    for (const profile of formProfiles) {
      const codes = (scales: readonly { codes: readonly { code: string }[] }[]) =>
        scales.map((scale) => scale.codes.map(({ code }) => code));
      expect(codes(presetOfProfile(profile.id)!.ratingScales)).toEqual(codes(profile.ratingScales));
    }
  });
});
