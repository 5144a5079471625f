import type { PropsWithChildren } from 'hono/jsx';

type ButtonLook = 'filled' | 'outlined' | 'text' | 'danger';
type Look = { look?: ButtonLook; size?: 'medium' | 'small' };

const classOf = ({ look = 'filled', size = 'medium' }: Look) => `button button-${look} button-${size}`;

/** Submits the form that it stands in. `name` and `value` tell the server which of several buttons it was. */
export function Button(
  props: PropsWithChildren<Look & { name?: string; value?: string; form?: string; formaction?: string }>,
) {
  const { children, look: _look, size: _size, ...rest } = props;
  return (
    <button type="submit" class={classOf(props)} {...rest}>
      {children}
    </button>
  );
}

/** A link that leads to the next step and looks like a button. */
export function LinkButton(props: PropsWithChildren<Look & { href: string; download?: boolean }>) {
  return (
    <a class={classOf(props)} href={props.href} {...(props.download ? { download: '' } : {})}>
      {props.children}
    </a>
  );
}

/** Buttons in one row, the first one being what most people came for. */
export function ButtonRow({ children }: PropsWithChildren) {
  return <div class="button-row">{children}</div>;
}
