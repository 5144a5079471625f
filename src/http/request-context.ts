import { createContext } from 'hono/jsx';
import type { AppContext } from './context.ts';

/** The request that a page is rendered for, for the few components that need it (the token of a form). */
export const RequestContext = createContext<AppContext | null>(null);
