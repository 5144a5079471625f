import { Button } from '#http/components/button.tsx';
import type { EntryView } from '#records/sheet/entry-queries.ts';

const KB = 1024;
const sizeOf = (size: number) =>
  size < KB * KB ? `${Math.max(1, Math.round(size / KB))}KB` : `${(size / KB / KB).toFixed(1)}MB`;

/** The files that this part has sent, each with a button that takes it off; the record of it stays. */
export function AttachmentRemoval({ view: { attachments, departmentId } }: { view: EntryView }) {
  const own = attachments.filter((one) => one.departmentId === null || one.departmentId === departmentId);
  if (own.length === 0) return null;
  return (
    <section class="attachment-removal" aria-labelledby="attachments">
      <h2 id="attachments">添付したファイル</h2>
      <ul>
        {own.map(({ id, name, size, actor }) => (
          <li>
            {name}
            <small>
              {'　'}
              {sizeOf(size)}　{actor}
            </small>{' '}
            <Button name="remove" value={id} look="text" size="small">
              外す<span class="visually-hidden">（{name}）</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
