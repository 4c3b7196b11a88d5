/** Run as another user: opens the settings in the folder named on the command line, changes one, and prints what came of it. */
import { openSettingsStore } from '../../../../main/services/window/settings-store.ts';

const [folder = ''] = process.argv.slice(2);
const store = await openSettingsStore(folder);
const before = store.current().theme;
const { theme: after } = await store.change((all) => ({ ...all, theme: 'system' }));
process.stdout.write(JSON.stringify({ before, after, remarks: store.remarks }));
