import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fileSchemas } from '../rulebook/index.ts';
import { rulesFolder } from '../rulebook/node.ts';

/** `npm run rules:schema`: writes rules/schema/*.json, with which editors complete and check rule files. */
const folder = join(rulesFolder(), 'schema');
mkdirSync(folder, { recursive: true });
for (const [kind, schema] of Object.entries(fileSchemas)) {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  writeFileSync(
    join(folder, `${kind}.schema.json`),
    `${JSON.stringify({ title: `Landfall rule file: ${kind}`, ...json }, null, 2)}\n`,
  );
}
console.log(`Wrote ${Object.keys(fileSchemas).length} schemas to ${folder}`);
