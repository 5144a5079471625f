import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readProjectFile } from '../../test/kit/project-files.ts';
import { documentSchema } from './schema.ts';

const sample = () => JSON.parse(readProjectFile('sample/midorigaoka.json'));

/** The document with something else at the path. */
function sampleWith(path: (string | number)[], value: unknown) {
  const document = sample();
  const last = path.at(-1)!;
  const holder = path.slice(0, -1).reduce((at, key) => at[key], document);
  holder[last] = value;
  return document;
}

describe('a text that PostgreSQL cannot hold is refused with its path', () => {
  test.each<[string, (string | number)[]]>([
    ['the municipality', ['municipality', 'name']],
    ['a title', ['plans', 0, 'title']],
    ['prose', ['plans', 0, 'sheets', 0, 'fields', 'activities']],
    ['a printed value', ['plans', 0, 'indicators', 0, 'values', 0, 'text']],
    ['a further key', ['plans', 0, 'indicators', 0, 'unit']],
    ['an opinion', ['plans', 0, 'opinions', 0, 'text']],
    ['a code', ['plans', 0, 'ratingScales', 0, 'codes', 0, 'code']],
  ])('%s', (_name, path) => {
    for (const text of ['見\0守り', '見\uD867守り', '\uDE3D'])
      expect(documentSchema.safeParse(sampleWith(path, text)).error?.issues).toMatchObject([{ path }]);
    expect(documentSchema.safeParse(sampleWith(path, '𩸽\u0001\uFFFF')).success).toBe(true);
  });

  test('also as the key of an own field', () => {
    const fields = ['plans', 0, 'sheets', 0, 'fields'];
    for (const key of ['x-\0', 'x-\uD800'])
      expect(documentSchema.safeParse(sampleWith([...fields, key], '予算')).error?.issues).toMatchObject([
        { path: [...fields, key] },
      ]);
  });
});

describe('its JSON Schema', () => {
  const schema = z.toJSONSchema(documentSchema, { io: 'input' });

  test('is derived from it, with what must be there and what may', () => {
    expect(schema).toMatchObject({
      type: 'object',
      required: ['format'],
      additionalProperties: false,
      properties: { format: { const: 'ayumi/1' }, plans: { type: 'array' } },
    });
  });

  test('knows every key that the sample city uses', () => {
    expect(unknownKeys(schema as Json, sample(), '')).toEqual([]);
    expect(unknownKeys(schema as Json, { ...sample(), more: 1 }, '')).toEqual(['/more']);
  });
});

type Json = {
  properties?: Record<string, Json>;
  items?: Json;
  anyOf?: Json[];
  additionalProperties?: unknown;
};

/** Paths of keys that the schema has no word for. */
function unknownKeys(schema: Json, value: unknown, path: string): string[] {
  const own = schema.anyOf?.find((one) => one.properties) ?? schema;
  if (Array.isArray(value)) return value.flatMap((one, at) => unknownKeys(own.items!, one, `${path}/${at}`));
  if (typeof value !== 'object' || value === null || !own.properties) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = `${path}/${key}`;
    return own.properties![key] ? unknownKeys(own.properties![key], inner, at) : [at];
  });
}
