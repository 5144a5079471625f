import { Hono } from 'hono';
import type { Env } from '#http/context.ts';

export const workbooksRoutes = new Hono<Env>();
