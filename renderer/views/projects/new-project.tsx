/** The dialog that makes a project. */
import { Button, Group, Modal } from '@mantine/core';
import { useApp, useAppState } from '../../window/app-context.tsx';
import { ProjectForm } from './project-form.tsx';
import style from './projects.module.css';

export function NewProject() {
  const app = useApp();
  const { dialog } = useAppState();
  return (
    <Modal
      opened={dialog === 'new-project'}
      onClose={() => {
        app.open(null);
      }}
      title="New project"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
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
    </Modal>
  );
}
