/** What the published schema of a tabular data package (version 1) asks of a descriptor, as far as ours has it. */

type Descriptor = Record<string, unknown>;
const NAME = /^[-a-z0-9._/]+$/;
const LICENCE_NAME = /^[-a-zA-Z0-9._]+$/;
const HASH = /^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32})$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const PATH = /^(?=^[^./~])(^((?!\.{2}).)*$).*$/;
const TYPES = new Set(['string', 'integer', 'number', 'boolean', 'year', 'date', 'datetime']);

const listOf = (value: unknown): Descriptor[] => (Array.isArray(value) ? value : []);
const isFilled = (value: unknown) => Array.isArray(value) && value.length > 0;
const isText = (value: unknown) => typeof value === 'string' && value !== '';

export function faultsOfDescriptor(told: object): string[] {
  const given = told as Descriptor;
  const faults: string[] = [];
  const must = (isRight: unknown, what: string) => {
    if (!isRight) faults.push(what);
  };
  must(given.profile === 'tabular-data-package', 'profile');
  must(NAME.test(String(given.name)), 'name');
  must(given.created === undefined || DATE_TIME.test(String(given.created)), 'created');
  must(given.licenses === undefined || isFilled(given.licenses), 'licenses');
  for (const { name, path } of listOf(given.licenses))
    must(LICENCE_NAME.test(String(name)) || isText(path), 'a licence');
  for (const { title } of listOf(given.contributors)) must(isText(title), 'a contributor');
  must(isFilled(given.resources), 'resources');
  const names = listOf(given.resources).map(({ name }) => name);
  must(new Set(names).size === names.length, 'two resources of one name');
  for (const resource of listOf(given.resources)) {
    const at = String(resource.name);
    must(NAME.test(at), `${at}: name`);
    must(PATH.test(String(resource.path)), `${at}: path`);
    must(resource.profile === 'tabular-data-resource', `${at}: profile`);
    must(resource.bytes === undefined || Number.isInteger(resource.bytes), `${at}: bytes`);
    must(resource.hash === undefined || HASH.test(String(resource.hash)), `${at}: hash`);
    const schema = resource.schema as Descriptor;
    must(isFilled(schema?.fields), `${at}: fields`);
    const columns = listOf(schema?.fields).map(({ name }) => name);
    for (const { name, type, constraints } of listOf(schema?.fields)) {
      must(isText(name) && TYPES.has(String(type)), `${at}.${name}: type`);
      const choices = (constraints as Descriptor | undefined)?.enum;
      must(choices === undefined || isFilled(choices), `${at}.${name}: enum`);
    }
    const isOfColumns = (value: unknown) =>
      isFilled(value) && listOf(value).every((one) => columns.includes(one));
    must(schema.primaryKey === undefined || isOfColumns(schema.primaryKey), `${at}: primaryKey`);
    must(schema.foreignKeys === undefined || isFilled(schema.foreignKeys), `${at}: foreignKeys`);
    for (const { fields, reference } of listOf(schema.foreignKeys)) {
      const to = reference as Descriptor;
      must(isOfColumns(fields) && isFilled(to?.fields), `${at}: a foreign key`);
      must(to?.resource === '' || names.includes(to?.resource), `${at}: a foreign key to ${to?.resource}`);
    }
  }
  return faults;
}
