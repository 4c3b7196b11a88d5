/** Run as another user: tries to write to the project named on the command line, and prints the Fault it meets. */
import { Fault } from '../../../../contract/fault.ts';
import {
  changeProject,
  createProject,
  openProject,
} from '../../../../main/services/project/project.ts';

const [root = ''] = process.argv.slice(2);

async function reasonOf(attempt: () => Promise<unknown>): Promise<unknown> {
  try {
    await attempt();
    return null;
  } catch (error) {
    return error instanceof Fault
      ? { reason: error.reason, message: error.message }
      : String(error);
  }
}

const project = await openProject(root);
const rename = (): Promise<unknown> =>
  changeProject(project, (file) => ({ ...file, name: 'other' }));
const answers = [await reasonOf(rename), await reasonOf(() => createProject(`${root}/new`))];
process.stdout.write(JSON.stringify({ name: project.file.name, answers }));
