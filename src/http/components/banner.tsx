import type { PropsWithChildren } from 'hono/jsx';
import { Icon } from './icon.tsx';

export type BannerKind = 'success' | 'notice' | 'warning' | 'error';
const kindNames: Record<BannerKind, string> = {
  success: '完了',
  notice: 'お知らせ',
  warning: '注意',
  error: 'エラー',
};

/** Says one thing about the page before anything else. The kind is said in words too, for those who do not see its colour. */
export function Banner({ kind, title, children }: PropsWithChildren<{ kind: BannerKind; title: string }>) {
  return (
    <section
      class={`banner banner-${kind}`}
      aria-label={`${kindNames[kind]}: ${title}`}
      role={kind === 'error' ? 'alert' : 'status'}
    >
      <Icon name={kind} />
      <div class="banner-body">
        <p class="banner-title">
          <span class="visually-hidden">{kindNames[kind]}：</span>
          {title}
        </p>
        {children ? <div class="banner-text">{children}</div> : null}
      </div>
    </section>
  );
}
