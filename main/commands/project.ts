/** `longtake project create|rename|duplicate|bundle|unbundle`: project folders as a whole. */
import { Command } from 'commander';
import { readBundle } from '../services/project/bundle/read-bundle.ts';
import { writeBundle } from '../services/project/bundle/write-bundle.ts';
import { duplicateProject } from '../services/project/duplicate-project.ts';
import { withProjectLock } from '../services/project/project-lock.ts';
import {
  changeProject,
  createProject,
  openProject,
  type Project,
} from '../services/project/project.ts';
import { answer, answerJson } from '../terminal/answer.ts';
import { counted } from '../terminal/counted.ts';

interface JsonFlag {
  readonly json?: true;
}
interface Flags extends JsonFlag {
  readonly project: string;
}
interface OutFlags extends JsonFlag {
  readonly out: string;
}

export function projectCommand(): Command {
  const command = new Command('project').description('make, rename, copy, pack a whole project');
  command.addCommand(
    part('create', 'make an empty project in a folder that is absent or empty')
      .argument('<dir>', 'the folder')
      .option('--name <name>', "what it is called; default: the folder's name")
      .action(async (dir: string, flags: JsonFlag & { readonly name?: string }) => {
        await tell(await createProject(dir, flags.name), 'was made', flags);
      }),
  );
  command.addCommand(
    inProject('rename', 'give a project another name; its folder stays where it is')
      .argument('<name>', 'the new name')
      .action(async (name: string, flags: Flags) => {
        const project = await openProject(flags.project);
        const renamed = await locked(project, 'longtake project rename', () =>
          changeProject(project, (file) => ({ ...file, name })),
        );
        await tell(renamed, 'has its new name', flags);
      }),
  );
  command.addCommand(
    inProject('duplicate', 'copy a project without its caches')
      .requiredOption('--out <dir>', 'the new folder')
      .action(async (flags: Flags & OutFlags) => {
        const project = await openProject(flags.project);
        await tell(await duplicateProject(project, flags.out), 'is the copy', flags);
      }),
  );
  command.addCommand(
    inProject('bundle', 'pack a project into one file, with checksums')
      .requiredOption('--out <file>', 'the file, as a rule ending in .zip')
      .action(async (flags: Flags & OutFlags) => {
        const bundle = await writeBundle(await openProject(flags.project), flags.out);
        if (flags.json === true) await answerJson(bundle);
        else await answer(`${counted(bundle.files, 'file is', 'files are')} in ${bundle.path}.`);
      }),
  );
  command.addCommand(
    part('unbundle', 'make a project of a bundle again')
      .argument('<file>', 'the bundle')
      .requiredOption('--out <dir>', 'the new folder')
      .action(async (file: string, flags: OutFlags) => {
        await tell(await readBundle(file, flags.out), 'is back', flags);
      }),
  );
  return command;
}

function part(name: string, description: string): Command {
  return new Command(name).description(description).option('--json', 'print one JSON document');
}

function inProject(name: string, description: string): Command {
  return part(name, description).requiredOption('--project <dir>', 'the project');
}

function locked<T>({ root }: Project, app: string, work: () => Promise<T>): Promise<T> {
  return withProjectLock({ root, scope: 'labels', app }, work);
}

async function tell({ root, file }: Project, what: string, { json }: JsonFlag): Promise<void> {
  if (json === true) await answerJson({ folder: root, id: file.id, name: file.name });
  else await answer(`The project "${file.name}" ${what}: ${root}`);
}
