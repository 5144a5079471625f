import type { TestProject } from 'vitest/node';
import { connect } from '#db/connect.ts';
import { migrate } from '#db/migrate.ts';
import { askServer } from './database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated database on the test server that each test file's own is copied from. */
    databaseTemplate: string;
  }
}

/** On a server: makes the template before all tests and drops it after them. In memory nothing has to be prepared. */
export default async function setup(project: TestProject) {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) return;
  const template = `ayumi_template_${process.pid}`;
  await askServer(server, `CREATE DATABASE ${template}`);
  const url = new URL(server);
  url.pathname = `/${template}`;
  const db = await connect({ url: url.href });
  const outcome = await migrate(db);
  await db.close();
  if (!outcome.ok) throw new Error(`the migrations do not apply: ${JSON.stringify(outcome)}`);
  project.provide('databaseTemplate', template);
  return () => askServer(server, `DROP DATABASE ${template} WITH (FORCE)`);
}
