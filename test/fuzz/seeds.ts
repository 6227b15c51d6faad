import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.join(import.meta.dirname, '../..');
const manifest = /\.(ya?ml|json)$/;

/** Texts that mutations start from: golden cases, samples, snippets as they are inserted, configs and templates of scenarios. */
export function seeds(): readonly string[] {
  return [...['test/golden', 'samples', 'src/scenarios'].flatMap(textsIn), ...snippets()];
}

/** Every manifest below a folder of the repository. */
export function textsIn(folder: string): readonly string[] {
  const names = readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter(name => manifest.test(name))
    .sort()
    .map(name => read(folder, name));
}

function snippets(): readonly string[] {
  return readdirSync(path.join(repository, 'snippets')).flatMap(name => {
    const file = JSON.parse(read('snippets', name)) as Record<string, { readonly body: readonly string[] }>;
    return Object.values(file).map(({ body }) => expanded(body.join('\n')));
  });
}

/** With the text that each placeholder proposes; of a choice the first. */
function expanded(body: string): string {
  return body.replace(/\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^|]*\|\}/g, (_, text?: string, first?: string) =>
    String(text ?? first),
  );
}

function read(folder: string, name: string): string {
  return readFileSync(path.join(repository, folder, name), 'utf8');
}
