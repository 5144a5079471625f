import { Hono } from 'hono';
import type { Env } from '#http/context.ts';
import { permit } from '#http/permit.ts';
import { searchPage } from './search-page.tsx';

export const searchRoutes = new Hono<Env>().get('/search', permit(), searchPage);
