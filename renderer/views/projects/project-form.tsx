/** The form that makes a project: its name, what can happen in it, its folder. */
import { TextInput } from '@mantine/core';
import { useEffect, useState, type ReactNode, type SubmitEvent } from 'react';
import { toFault } from '../../../contract/fault.ts';
import { addClasses, namesIn } from '../../projects/new-project.ts';
import { folderFor } from '../../projects/paths.ts';
import { useApp } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import { ClassNames } from './class-names.tsx';

interface Plan {
  readonly name: string;
  /** The user's own; null while it follows the name. */
  readonly folder: string | null;
  readonly classes: string;
}

const firstPlan: Plan = { name: 'My activities', folder: null, classes: '' };

interface ProjectFormProps {
  readonly className: string | undefined;
  /** Its buttons, while it is busy or not. */
  readonly ways: (isBusy: boolean) => ReactNode;
  readonly onMade?: () => void;
}

export function ProjectForm({ className, ways, onMade }: ProjectFormProps) {
  const [plan, setPlan] = useState(firstPlan);
  const { home, make, problem, isBusy } = useMaking(onMade);
  const folder = plan.folder ?? (home === null ? '' : folderFor(home, plan.name));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    make(folder, plan);
  };
  return (
    <form className={className} onSubmit={submit}>
      <TextInput
        label="Project"
        required
        data-autofocus
        withAsterisk={false}
        value={plan.name}
        onChange={({ currentTarget: { value } }) => {
          setPlan({ ...plan, name: value });
        }}
      />
      <ClassNames
        value={plan.classes}
        onChange={(classes) => {
          setPlan({ ...plan, classes });
        }}
      />
      <TextInput
        label="Folder"
        required
        withAsterisk={false}
        description="It is made if it is not there."
        error={problem}
        value={folder}
        onChange={({ currentTarget: { value } }) => {
          setPlan({ ...plan, folder: value });
        }}
      />
      {ways(isBusy)}
    </form>
  );
}

function useMaking(onMade: (() => void) | undefined) {
  const app = useApp();
  const [home, setHome] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const fail = (error: unknown) => {
    setProblem(toFault(error).message);
    setBusy(false);
  };
  useEffect(() => {
    app.host
      .invoke('folders.list', { folder: null })
      .then(({ folder }) => {
        setHome(folder);
      })
      .catch((error: unknown) => {
        setProblem(toFault(error).message);
      });
  }, [app]);
  const makeIt = async (folder: string, { name, classes }: Plan) => {
    const made = await app.createProject(folder, name);
    // A class that is refused does not cost the project: it is open, and more can be added there.
    await addClasses(app.host, namesIn(classes)).catch(notify.fault);
    await app.openProject(made.folder);
    onMade?.();
  };
  const make = (folder: string, plan: Plan) => {
    setBusy(true);
    setProblem(null);
    makeIt(folder, plan).catch(fail);
  };
  return { home, make, problem, isBusy };
}
