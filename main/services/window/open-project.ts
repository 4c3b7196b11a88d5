/** The project that is open in the window, if one is, and its place among the recent ones. */
import type { Settings } from '../../../contract/window/settings.ts';
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
  /** Lets go of the disk; the settings keep the project. */
  readonly close: () => void;
}

export interface OpenProjectOptions {
  readonly settings: SettingsStore;
  /** Takes what there is to say of a project that was opened. */
  readonly remarks: string[];
  readonly onModelsChanged: () => void;
}

export function createOpenProject({
  settings,
  remarks,
  onModelsChanged,
}: OpenProjectOptions): OpenProject {
  let current: Project | null = null;
  let watch: ModelsWatch | null = null;
  const put = (project: Project | null) => {
    watch?.close();
    current = project;
    watch = project === null ? null : watchModels(project.root, onModelsChanged);
  };
  return {
    current: () => current,
    async open(folder) {
      const project = await openProject(folder);
      remarks.push(...(await repairRecordings(project)));
      put(project);
      // A disk that cannot take the settings costs the place in the list, not the project.
      await settings.change((all) => withRecent(all, project.root)).catch(() => undefined);
      return project;
    },
    changed(project) {
      current = project;
    },
    async leave() {
      put(null);
      await settings.change((all) => ({ ...all, project: null }));
    },
    close: () => {
      put(null);
    },
  };
}

function withRecent(settings: Settings, root: string): Settings {
  const others = settings.recentProjects.filter((folder) => folder !== root);
  const recentProjects = [root, ...others].slice(0, MAX_RECENT);
  return { ...settings, project: root, recentProjects };
}
