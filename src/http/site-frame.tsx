import { type Actor, hasRole } from '#domain/people/actor.ts';
import type { Role } from '#domain/people/role.ts';
import { Button } from './components/button.tsx';
import { Form } from './components/form.tsx';
import { homePath } from './home-path.ts';

const menu: { href: string; label: string; roles?: Role[] }[] = [
  { href: '/', label: 'ホーム' },
  { href: '/plans', label: '計画' },
  { href: '/imports', label: '取り込み', roles: ['secretariat', 'operator'] },
  { href: '/departments', label: '組織と担当者', roles: ['secretariat', 'operator'] },
  { href: '/mail', label: 'メール', roles: ['secretariat', 'operator'] },
  { href: '/activity', label: '記録', roles: ['secretariat', 'operator'] },
  { href: '/search', label: '検索' },
];

const isCurrent = (href: string, path: string) =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);

function Brand({ actor }: { actor: Actor | null }) {
  const municipality = actor?.municipality.name;
  return (
    <a class="brand" href={homePath(actor)}>
      <svg class="brand-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" fill="currentColor" />
        <path
          d="M7 24h5.5v-5.5H18V13h5.5V7.5"
          fill="none"
          stroke="#fff"
          stroke-width="3"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
      <span class="brand-name">あゆみ</span>
      {municipality ? <span class="brand-municipality">{municipality}</span> : null}
    </a>
  );
}

function Menu({ actor, path }: { actor: Actor; path: string }) {
  return (
    <nav class="site-menu" aria-label="主なメニュー">
      <ul>
        {menu
          .filter((item) => !item.roles || hasRole(actor, ...item.roles))
          .map((item) => (
            <li>
              <a href={item.href} {...(isCurrent(item.href, path) ? { 'aria-current': 'page' } : {})}>
                {item.label}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** Whose installation this is, as whom one works, and the ways to the main parts. */
export function SiteHeader({ actor, path }: { actor: Actor | null; path: string }) {
  return (
    <header class="site-header">
      <div class="site-bar">
        <Brand actor={actor} />
        {actor ? (
          <div class="who">
            <p class="who-label">
              <span class="visually-hidden">ログイン中の役割：</span>
              {actor.boundTo ? actor.label : <a href="/account">{actor.label}</a>}
            </p>
            <Form action="/session/end">
              <Button look="outlined" size="small">
                ログアウト
              </Button>
            </Form>
          </div>
        ) : null}
      </div>
      {actor && !actor.boundTo ? <Menu actor={actor} path={path} /> : null}
      {actor?.municipality.isSample ? (
        <p class="sample-strip">見本の市です。登場する市・団体・数値は架空のもので、自由に試せます。</p>
      ) : null}
    </header>
  );
}

export function SiteFooter() {
  return (
    <footer class="site-footer">
      <p>あゆみ　地域福祉計画の進行管理</p>
    </footer>
  );
}
