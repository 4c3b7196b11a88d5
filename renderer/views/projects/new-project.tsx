/** The dialog that makes a project. */
import { Button, Group } from '@mantine/core';
import { useApp } from '../../window/app-context.tsx';
import { NamedDialog } from '../named-dialog.tsx';
import { ProjectForm } from './project-form.tsx';
import style from './projects.module.css';

export function NewProject() {
  const app = useApp();
  return (
    <NamedDialog of="new-project" title="New project" size="lg">
      <ProjectForm
        className={style.form}
        ways={(isBusy) => (
          <Group justify="end">
            <Button variant="filled" type="submit" loading={isBusy}>
              Make the project
            </Button>
          </Group>
        )}
        onMade={() => {
          app.open(null);
          app.show('clips');
        }}
      />
    </NamedDialog>
  );
}
