/** Stands in place of Record while no project is open: makes one, with the classes that will be recorded. */
import { Button, Group, TextInput, VisuallyHidden } from '@mantine/core';
import { IconFolderPlus } from '@tabler/icons-react';
import { useEffect, useState, type SubmitEvent } from 'react';
import { toFault } from '../../../contract/fault.ts';
import { addClasses, folderFor, namesIn } from '../../record/first-project.ts';
import { useApp } from '../../window/app-context.tsx';
import { notify } from '../../window/notify.ts';
import { ClassNames } from './class-names.tsx';
import style from './first.module.css';

interface Plan {
  readonly name: string;
  /** The user's own; null while it follows the name. */
  readonly folder: string | null;
  readonly classes: string;
}

const firstPlan: Plan = { name: 'My activities', folder: null, classes: '' };

export function FirstProject() {
  const [plan, setPlan] = useState(firstPlan);
  const { home, make, problem, isBusy } = useMaking();
  const folder = plan.folder ?? (home === null ? '' : folderFor(home, plan.name));
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    make(folder, plan);
  };
  return (
    <div className={style.page}>
      <VisuallyHidden component="h1">Record</VisuallyHidden>
      <IconFolderPlus className={style.icon} aria-hidden />
      <h2 className={style.title}>Record your first clip</h2>
      <p className={style.text}>
        Clips and their labels live in a project: a folder on this machine. Say what can happen in
        front of the camera, and record it.
      </p>
      <form className={style.form} onSubmit={submit}>
        <TextInput
          label="Project"
          required
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
        <Ways isBusy={isBusy} />
      </form>
    </div>
  );
}

function Ways({ isBusy }: { readonly isBusy: boolean }) {
  const app = useApp();
  return (
    <Group justify="center" mt="xs">
      <Button variant="filled" size="md" type="submit" loading={isBusy}>
        Make the project
      </Button>
      <Button
        size="md"
        onClick={() => {
          app.open('open-project');
        }}
      >
        Open a project…
      </Button>
    </Group>
  );
}

function useMaking() {
  const app = useApp();
  const [home, setHome] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    const fail = (error: unknown) => {
      setProblem(toFault(error).message);
    };
    app.host
      .invoke('folders.list', { folder: null })
      .then(({ folder }) => {
        setHome(folder);
      })
      .catch(fail);
  }, [app]);
  const makeIt = async (folder: string, { name, classes }: Plan) => {
    const made = await app.host.invoke('projects.create', { folder, name });
    // A class that is refused does not cost the project: it is open, and more can be added there.
    await addClasses(app.host, namesIn(classes)).catch(notify.fault);
    await app.openProject(made.folder);
  };
  const make = (folder: string, plan: Plan) => {
    setBusy(true);
    setProblem(null);
    makeIt(folder, plan).catch((error: unknown) => {
      setProblem(toFault(error).message);
      setBusy(false);
    });
  };
  return { home, make, problem, isBusy };
}
