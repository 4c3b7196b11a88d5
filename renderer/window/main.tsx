/** The window's way in: host, session, controller, views. */
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import '../design/tokens.css';
import '../design/base.css';
import { createRoot } from 'react-dom/client';
import { toFault } from '../../contract/fault.ts';
import { Gone } from '../views/shell/gone.tsx';
import { openWindow } from './open-window.ts';
import { Shell } from './shell.tsx';
import { shareStyleNonce } from './style-nonce.ts';

shareStyleNonce();
const element = document.getElementById('root');
if (element !== null) {
  const root = createRoot(element);
  try {
    root.render(<Shell app={await openWindow()} />);
  } catch (error) {
    root.render(<Gone title="Longtake cannot open here" message={toFault(error).message} />);
  }
}
