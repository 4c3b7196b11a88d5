/** Run as a process of its own: imports a folder, telling of every step, and kills itself inside the given clip. */
import { kill, pid, stdout } from 'node:process';
import { createClipImporter } from '../../../../../main/services/clips/import-clip.ts';
import { planImport } from '../../../../../main/services/clips/import/plan-import.ts';
import { openOrCreateProject } from '../../../../../main/services/project/project.ts';
import { plainProbe } from '../plain-probe.ts';

const [source = '', root = '', fatal = 'none'] = process.argv.slice(2);
const importer = await createClipImporter(await openOrCreateProject(root), plainProbe);
const { clips } = await planImport(source);

for (const [i, { path }] of clips.entries()) {
  const label = (): null => {
    // The media is copied by now, the files that describe it are not written.
    if (i === Number(fatal)) kill(pid, 'SIGKILL');
    return null;
  };
  await importer.import({ path, label });
  stdout.write(`${path}\n`);
}
