import { type PropsWithChildren, useContext } from 'hono/jsx';
import { PAGE_FIELD } from '../kept-form/form-page.ts';
import { RequestContext } from '../request-context.ts';

export const CSRF_FIELD = 'csrf';

/** The token of the session; the form guard refuses a form without it. */
function CsrfField() {
  const token = useContext(RequestContext)?.get('csrfToken');
  return token ? <input type="hidden" name={CSRF_FIELD} value={token} /> : null;
}

/** On a page that answers a form, whose own address leads to no page. */
function PageField() {
  const page = useContext(RequestContext)?.get('formPage');
  return page ? <input type="hidden" name={PAGE_FIELD} value={page} /> : null;
}

type FormProps = PropsWithChildren<{
  action: string;
  /** The form sends files. */
  upload?: boolean;
  /** Ask before leaving the page with changes that were not sent. */
  keepsChanges?: boolean;
  /** The answer is a file: the page stays, and the form can be sent again. */
  isDownload?: boolean;
  class?: string;
  id?: string;
}>;

/** A form that changes something: POST with the session's token. A form that only asks is a plain `<form method="get">`. */
export function Form({ action, upload, keepsChanges, isDownload, children, ...rest }: FormProps) {
  return (
    <form
      method="post"
      action={action}
      novalidate
      {...(isDownload ? {} : { 'data-sends-once': true })}
      {...(upload ? { enctype: 'multipart/form-data' } : {})}
      {...(keepsChanges ? { 'data-keeps-changes': true } : {})}
      {...rest}
    >
      <CsrfField />
      <PageField />
      {children}
    </form>
  );
}
