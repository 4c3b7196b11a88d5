/** The project that is open in the window, if one is, and its place among the recent ones. */
import { Fault } from '../../../contract/fault.ts';
import type { Settings } from '../../../contract/window/settings.ts';
import { createClassEdits, type ClassEdits } from '../labelling/class-edits.ts';
import { createLabelDesk, type LabelDesk, type LabelDeskOptions } from '../labelling/label-desk.ts';
import { openProject, type Project } from '../project/project.ts';
import { repairRecordings } from '../recording/repair-recordings.ts';
import { watchModels, type ModelsWatch } from './models-watch.ts';
import type { SettingsStore } from './settings-store.ts';

const MAX_RECENT = 12;

export interface OpenProject {
  readonly current: () => Project | null;
  /** Opens it in the place of the one before. @throws Fault, and the one before stays open. */
  readonly open: (folder: string) => Promise<Project>;
  /** Takes note of a change that was written to its project.json. */
  readonly changed: (project: Project) => void;
  /** The next start opens no project. @throws Fault */
  readonly leave: () => Promise<void>;
  /** Where its labels are edited. @throws Fault 'bad-usage' when no project is open. */
  readonly labels: () => ProjectLabels;
  /** Saves labels and lets go of the disk; the settings keep the project. */
  readonly close: () => Promise<void>;
}

export interface ProjectLabels {
  readonly desk: LabelDesk;
  readonly classes: ClassEdits;
}

export interface OpenProjectOptions {
  readonly settings: SettingsStore;
  /** Takes what there is to say of a project that was opened. */
  readonly remarks: string[];
  readonly onModelsChanged: () => void;
  /** Ends what goes on in a project before it is let go of. Never rejects. */
  readonly onLeave: () => Promise<void>;
  readonly onLabels: Pick<LabelDeskOptions, 'onLost' | 'onGone' | 'onSaveFailed'>;
}

export function createOpenProject(options: OpenProjectOptions): OpenProject {
  const { settings, remarks, onModelsChanged, onLeave, onLabels } = options;
  let current: Project | null = null;
  let watch: ModelsWatch | null = null;
  let labels: ProjectLabels | null = null;
  const required = (): Project => {
    if (current !== null) return current;
    throw new Fault('bad-usage', 'No project is open: open or create one first.');
  };
  const put = async (project: Project | null) => {
    watch?.close();
    watch = null;
    await onLeave();
    await labels?.desk.closeAll();
    current = project;
    labels = null;
    if (project === null) return;
    const desk = createLabelDesk({ project: required, ...onLabels });
    labels = { desk, classes: createClassEdits(desk, required) };
    watch = watchModels(project.root, onModelsChanged);
  };
  return {
    current: () => current,
    async open(folder) {
      const project = await openProject(folder);
      remarks.push(...(await repairRecordings(project)));
      await put(project);
      // A disk that cannot take the settings costs the place in the list, not the project.
      await settings.change((all) => withRecent(all, project.root)).catch(() => undefined);
      return project;
    },
    changed(project) {
      current = project;
    },
    labels: () => {
      required();
      if (labels === null) throw new Fault('failed', 'The project is being closed: open it again.');
      return labels;
    },
    async leave() {
      await put(null);
      await settings.change((all) => ({ ...all, project: null }));
    },
    close: () => put(null),
  };
}

function withRecent(settings: Settings, root: string): Settings {
  const others = settings.recentProjects.filter((folder) => folder !== root);
  const recentProjects = [root, ...others].slice(0, MAX_RECENT);
  return { ...settings, project: root, recentProjects };
}
