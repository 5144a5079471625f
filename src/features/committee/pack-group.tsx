import { nodeName } from '#exchange/names.ts';
import { Disclosure } from '#http/components/disclosure.tsx';
import { OpinionArticle } from '#http/parts/opinions.tsx';
import type { Pack, PackGroup } from './load-pack.ts';
import { isOwn, OpinionFields, type WhoWrites } from './opinion-fields.tsx';
import { PackItemView } from './pack-item.tsx';

type GroupProps = {
  group: PackGroup;
  pack: Pack;
  year: number;
  fields: WhoWrites;
};

/** A direction with its sheets, what was said about it before, and the field for it as a whole. */
export function GroupSection({ group, pack, year, fields }: GroupProps) {
  const { node, path, items, earlier } = group;
  const name = node === null ? 'そのほかの事業' : nodeName(node);
  const ofNode = pack.opinions.filter((one) => node !== null && one.node === node.id);
  return (
    <section class="pack-group">
      <h2>
        {path.length > 1 ? (
          <span class="level-name">{path.slice(0, -1).map(nodeName).join('　')}</span>
        ) : null}
        {name}
      </h2>
      {items.map((item) => {
        const opinions = pack.opinions.filter((one) => one.sheet === item.sheet);
        const isTyped = [...fields.sent.texts].some(
          ([field, text]) => text !== '' && field === `new:sheet:${item.sheet}`,
        );
        return (
          <PackItemView
            item={item}
            year={year}
            scales={pack.scales}
            isOpen={item.isAssigned || isTyped || opinions.some((one) => isOwn(one, fields))}
            fields={{ ...fields, opinions }}
          />
        );
      })}
      {earlier.length > 0 ? (
        <Disclosure summary={`この方向への、これまでの意見と、その後（${earlier.length}件）`}>
          {earlier.map((opinion) => (
            <OpinionArticle opinion={opinion} />
          ))}
        </Disclosure>
      ) : null}
      {node !== null && (fields.canWrite || ofNode.length > 0) ? (
        <Disclosure
          summary={`${name}の全体について意見を書く`}
          open={ofNode.length > 0 || (fields.sent.texts.get(`new:node:${node.id}`) ?? '') !== ''}
        >
          <OpinionFields target={`node:${node.id}`} name={`「${name}」`} opinions={ofNode} {...fields} />
        </Disclosure>
      ) : null}
    </section>
  );
}
