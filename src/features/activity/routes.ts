import { Hono } from 'hono';
import type { Env } from '#http/context.ts';

export const activityRoutes = new Hono<Env>();
